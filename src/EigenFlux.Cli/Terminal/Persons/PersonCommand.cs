namespace EigenFlux.Cli.Terminal.Persons;

/// <summary>What a person may type beside lines.</summary>
internal enum PersonCommand
{
    /// <summary>None: it is a line.</summary>
    None,

    /// <summary>Ends the scene.</summary>
    Quit,

    /// <summary>Takes the last line back.</summary>
    Undo,

    /// <summary>Has models say anew what came after the last line.</summary>
    Retry,

    /// <summary>Shows what is in the window.</summary>
    Why,

    /// <summary>Tells of the commands.</summary>
    Help,

    /// <summary>A word with a slash that nobody knows.</summary>
    Unknown,
}
