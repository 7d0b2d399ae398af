namespace EigenFlux.Scenes.Targets;

public static partial class BuiltinTargets
{
    /// <summary>A play: each speech on a line of its own, after the speaker's name and a colon.</summary>
    public static TargetData Screenplay { get; } = new()
    {
        Name = "screenplay",
        Line = TextFrame.Of("{name}: {text}\n"),
        Narration = TextFrame.Of("Narrator: {text}\n"),
        Setting = TextFrame.Of("[{text}]\n"),
        Note = TextFrame.Of("({text})\n"),
        Entrance = TextFrame.Of("[{text}]\n"),
        Lore = TextFrame.Of("[{text}]\n"),
        Summary = TextFrame.Of("[What happened before: {text}]\n"),
    };
}
