namespace EigenFlux.Runtime.Persons;

/// <summary>The kinds of reasons for which an answer will not do.</summary>
public enum PersonRefusalKind
{
    /// <summary>The window has no room for so long a line.</summary>
    TooLong,

    /// <summary>The turn has a type, and the text is no value of it.</summary>
    NotAValue,

    /// <summary>There is nothing that can be taken back, or said anew.</summary>
    NothingBefore,
}
