namespace EigenFlux.Scenes.Targets;

public static partial class BuiltinTargets
{
    /// <summary>
    /// The log of a chat channel: the speaker is in angle brackets, actions follow a star, and messages of the channel follow
    /// three. Public channels were logged for decades, so that models without a chat template know the form; and a name in angle
    /// brackets is never part of what someone says.
    /// </summary>
    public static TargetData Transcript { get; } = new()
    {
        Name = "transcript",
        Definition = "*** {text}",
        NamedDefinition = "*** {name} — {text}",
        ExampleLine = "\n*** Quoted: <{name}> {text}",
        Pin = "*** {text}",
        Line = TextFrame.Of("<{name}> {text}\n"),
        Narration = TextFrame.Of("* {text}\n"),
        Setting = TextFrame.Of("*** The topic is now: {text}\n"),
        Note = TextFrame.Of("*** {text}\n"),
        Entrance = TextFrame.Of("{text}\n"),
        Summary = TextFrame.Of("*** Earlier: {text}\n"),
    };
}
