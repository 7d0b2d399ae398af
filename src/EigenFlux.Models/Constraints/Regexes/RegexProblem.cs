namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>Why a regular expression cannot be used, or cannot be the shape of a turn, and where.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Text">The part that it is about; the whole expression where no part is.</param>
/// <param name="Position">Where that part begins, in UTF-16 units from the beginning of the expression.</param>
public sealed record RegexProblem(RegexProblemKind Kind, string Text, int Position)
{
    /// <summary>What is wrong with a malformed expression, in words; empty for other kinds.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What there is too much of; none where nothing is counted.</summary>
    public RegexMeasure Measure { get; init; }

    /// <summary>How much of it the part has.</summary>
    public int Size { get; init; }

    /// <summary>The most that there may be.</summary>
    public int Limit { get; init; }
}
