namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>A problem of a regular expression that cannot be used, or cannot be the shape of a turn.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="Text">The faulty part; the entire expression if no single part is at fault.</param>
/// <param name="Position">The start of the faulty part in the expression, in UTF-16 units.</param>
public sealed record RegexProblem(RegexProblemKind Kind, string Text, int Position)
{
    /// <summary>The description of a malformed expression's fault; empty for other kinds.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The measure that exceeds its limit; none if the problem is not one of size.</summary>
    public RegexMeasure Measure { get; init; }

    /// <summary>The size of the faulty part by <see cref="Measure"/>.</summary>
    public int Size { get; init; }

    /// <summary>The limit of <see cref="Measure"/>.</summary>
    public int Limit { get; init; }
}
