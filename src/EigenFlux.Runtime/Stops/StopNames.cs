namespace EigenFlux.Runtime.Stops;

/// <summary>The names of stops, the values of <c>name.stop</c>.</summary>
public static class StopNames
{
    /// <summary>The end of the line.</summary>
    public const string Line = "line";

    /// <summary>The end of the paragraph.</summary>
    public const string Paragraph = "paragraph";

    /// <summary>The number of tokens.</summary>
    public const string Tokens = "tokens";

    /// <summary>The number of seconds.</summary>
    public const string Seconds = "seconds";

    /// <summary>The model's end of text.</summary>
    public const string EndOfText = "eos";

    /// <summary>A regular expression.</summary>
    public const string Regex = "regex";

    /// <summary>A text.</summary>
    public const string Text = "text";

    /// <summary>A condition.</summary>
    public const string Condition = "condition";

    /// <summary>The page collapsed: a state, an orbit or a class.</summary>
    public const string Collapse = "collapse";

    /// <summary>A speaker's label.</summary>
    public const string Label = "label";

    /// <summary>The end of the scene that a coalition plays: its result is the entire turn.</summary>
    public const string Scene = "scene";

    /// <summary>The value of a turn with a type is complete.</summary>
    public const string Value = "value";

    /// <summary>A limit of the run, or its interruption: the turn is incomplete.</summary>
    public const string Cut = "cut";
}
