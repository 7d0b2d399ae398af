namespace EigenFlux.Compiler.Targets;

/// <summary>The targets that need nothing of the model.</summary>
public static class BuiltinTargets
{
    /// <summary>The name of the target that uses the model's chat template.</summary>
    public const string ChatName = "chat";

    /// <summary>A play: each speech on a line of its own, after the speaker's name and a colon.</summary>
    public static TargetData Screenplay { get; } = new()
    {
        Name = "screenplay",
        PrefixClose = [new Markup("\n")],
        Definition = "{text}",
        NamedDefinition = "{name} — {text}",
        Voice = " Voice: {text}.",
        Fact = " {text}",
        ExampleLine = "\n{name}: {text}",
        Pin = "{text}",
        Setting = TextFrame.Plain("[", "", "]\n"),
        Note = TextFrame.Plain("(", "", ")\n"),
        Summary = TextFrame.Plain("[What happened before:", " ", "]\n"),
        Narration = TextFrame.Plain("Narrator:", " ", "\n"),
        Line = TextFrame.Plain("{name}:", " ", "\n"),
        NarratorTurn = TextFrame.Plain("Narrator:", " ", "\n"),
        Turn = TextFrame.Plain("{name}:", " ", "\n"),
        Label = "\n{name}:",
        NarratorName = "Narrator",
    };

    /// <summary>Prose: paragraphs, and speech between quotation marks.</summary>
    public static TargetData Novel { get; } = new()
    {
        Name = "novel",
        PrefixClose = [new Markup("\n")],
        Definition = "{text}",
        NamedDefinition = "{name} — {text}",
        Voice = " Voice: {text}.",
        Fact = " {text}",
        ExampleLine = "\n{name} said, \"{text}\"",
        Pin = "{text}",
        Setting = TextFrame.Plain("", "", "\n\n"),
        Note = TextFrame.Plain("", "", "\n\n"),
        Narration = TextFrame.Plain("", "", "\n\n"),
        Line = TextFrame.Plain("{name} said, \"", "", "\"\n\n"),
        NarratorTurn = TextFrame.Plain("", "", "\n\n"),
        Turn = TextFrame.Plain("{name} said, \"", "", "\"\n\n"),
        Label = "\n{name} said, \"",
        TurnEnds = ["\""],
    };

    /// <summary>The names that <c>target</c> takes, <c>chat</c> among them.</summary>
    public static IReadOnlyList<string> Names { get; } = [Screenplay.Name, Novel.Name, ChatName];

    /// <summary>The target of that name; null for <c>chat</c>, which needs a template, and for names that are not known.</summary>
    public static TargetData? Find(string name) =>
        name == Screenplay.Name ? Screenplay : name == Novel.Name ? Novel : null;
}
