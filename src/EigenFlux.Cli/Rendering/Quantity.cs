namespace EigenFlux.Cli.Rendering;

/// <summary>Formats counted nouns.</summary>
internal static class Quantity
{
    /// <summary>Formats a number with its noun, as in "1 error" or "2,000 errors".</summary>
    /// <param name="number">The number.</param>
    /// <param name="one">The noun in the singular.</param>
    /// <param name="many">The noun in the plural; null appends an "s" to the singular.</param>
    public static string Of(int number, string one, string? many = null) =>
        FormattableString.Invariant($"{number:N0} {(number == 1 ? one : many ?? one + "s")}");
}
