namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>What must be so at a place of a text.</summary>
internal enum RegexAnchor
{
    /// <summary>Nothing comes before it.</summary>
    Begin,

    /// <summary>Nothing comes before it, or a line break just before it.</summary>
    BeginOfLine,

    /// <summary>Nothing comes after it.</summary>
    End,

    /// <summary>Nothing comes after it, or one line break and nothing else.</summary>
    EndOrFinalLineBreak,

    /// <summary>Nothing comes after it, or a line break just after it.</summary>
    EndOfLine,
}
