namespace EigenFlux.Scenes.Targets;

public static partial class BuiltinTargets
{
    /// <summary>Prose: paragraphs, and speech between quotation marks.</summary>
    public static TargetData Novel { get; } = new()
    {
        Name = "novel",
        Line = TextFrame.Of("{name} said, \"{text}\"\n\n"),
        Narration = TextFrame.Of("{text}\n\n"),
        Voice = " {name}'s way of speaking: {text}.",
        ExampleLine = "\n{name} would say, \"{text}\"",
        TurnEnds = ["\""],
    };
}
