namespace EigenFlux.Runtime.Persons;

/// <summary>The kinds of reasons for which an answer will not do.</summary>
public enum PersonRefusalKind
{
    /// <summary>The window has no room for so long a line.</summary>
    TooLong,

    /// <summary>The text is not a value of the turn's type.</summary>
    NotAValue,

    /// <summary>There is no line to undo, or no text to generate again.</summary>
    NothingBefore,
}
