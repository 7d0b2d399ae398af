using System.Globalization;
using System.Text.RegularExpressions;

namespace EigenFlux.Baselines.Tests.Printing;

/// <summary>Rounds the numbers of a JSON text to nine significant digits: the last digits of logarithms differ between machines.</summary>
internal static partial class StableNumbers
{
    public static string Of(string json) => Long().Replace(json, found =>
        double.Parse(found.Value, CultureInfo.InvariantCulture).ToString("G9", CultureInfo.InvariantCulture));

    // A number with a fraction or an exponent that follows a member's name, a bracket or a comma.
    [GeneratedRegex(@"(?<=[:\[,]\s*)-?\d+(\.\d+([eE][+-]?\d+)?|[eE][+-]?\d+)(?=\s*[,\]}]|$)")]
    private static partial Regex Long();
}
