namespace EigenFlux.Cli.Terminal.Persons;

/// <summary>The commands that a person can type instead of a line.</summary>
internal enum PersonCommand
{
    /// <summary>None: it is a line.</summary>
    None,

    /// <summary>Ends the scene.</summary>
    Quit,

    /// <summary>Takes the last line back.</summary>
    Undo,

    /// <summary>Generates again the turns after the last line.</summary>
    Retry,

    /// <summary>Shows the window of the next speaker.</summary>
    Why,

    /// <summary>Lists the commands.</summary>
    Help,

    /// <summary>A word with a slash that nobody knows.</summary>
    Unknown,
}
