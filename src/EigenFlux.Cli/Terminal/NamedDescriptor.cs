using System.Globalization;
using System.Text.RegularExpressions;

namespace EigenFlux.Cli.Terminal;

/// <summary>
/// The names that an open output of the process itself has among the files. One that leads to a file has a position: whoever opens the file
/// by its own name would write over what is there, and whoever replaces it would take it from the output.
/// </summary>
internal static partial class NamedDescriptor
{
    /// <summary>The descriptor that a path names: 1 for standard output; null for any other path.</summary>
    public static int? Of(string? path)
    {
        var match = path is null || OperatingSystem.IsWindows() ? Match.Empty : Names().Match(path);
        return !match.Success ? null
            : match.Groups["number"] is { Success: true } number
                ? int.TryParse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor) ? descriptor : null
                : match.Groups["out"].Success ? 1 : 2;
    }

    /// <summary>The output that a path names; null for any other path. Closing it leaves the output open.</summary>
    public static Stream? Open(string path) => Of(path) is { } descriptor ? StandardOutputStream.Open(descriptor) : null;

    [GeneratedRegex("^/dev/((?<out>stdout)|stderr|fd/(?<number>[0-9]+))$|^/proc/self/fd/(?<number>[0-9]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Names();
}
