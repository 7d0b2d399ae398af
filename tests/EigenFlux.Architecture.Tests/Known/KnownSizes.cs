using System.Globalization;
using System.Text.RegularExpressions;

namespace EigenFlux.Architecture.Tests.Known;

/// <summary>The list of types that may be large, as text and compared with the sources.</summary>
internal static partial class KnownSizes
{
    /// <summary>A type with more fields needs a reason.</summary>
    public const int MostFields = 15;

    /// <summary>A type that uses more types of this repository needs a reason.</summary>
    public const int MostTypes = 40;

    /// <summary>Reads a list of lines <c>Type: N fields, N types  # reason</c>, of which one number may be missing.</summary>
    /// <exception cref="FormatException">A line has another form.</exception>
    public static IReadOnlyList<KnownSize> Parse(string text) => [.. KnownText.Lines(text).Select(line =>
    {
        var match = Form().Match(line.Content);
        return match.Success
            ? new KnownSize(match.Groups["type"].Value, Number(match.Groups["fields"]), Number(match.Groups["types"]), line.Reason)
            : throw line.Fault("TYPE: N fields, N types");
    })];

    /// <summary>Writes a list.</summary>
    public static string Format(IEnumerable<KnownSize> sizes) => KnownText.Format(
        $"Types with more than {MostFields} fields or more than {MostTypes} used types, each with its reason. Written by EFLUX_ARCHITECTURE=accept (see README.md).",
        sizes.OrderBy(size => size.Type, StringComparer.Ordinal).Select(size => KnownText.Line(
            $"{size.Type}: {string.Join(", ", new[] { Part(size.Fields, "fields"), Part(size.Types, "types") }.Where(part => part.Length > 0))}", size.Reason)));

    /// <summary>The list that is true of some types.</summary>
    /// <param name="sizes">The sizes of all types.</param>
    /// <param name="known">The accepted sizes, for their reasons; a type that has moved keeps its reason.</param>
    public static IReadOnlyList<KnownSize> Find(IEnumerable<KnownSize> sizes, IReadOnlyList<KnownSize> known) => [.. sizes
        .Select(size => size with { Fields = size.Fields > MostFields ? size.Fields : 0, Types = size.Types > MostTypes ? size.Types : 0 })
        .Where(size => size.Fields > 0 || size.Types > 0)
        .Select(size => (Size: size, Earlier: known.FirstOrDefault(accepted => accepted.Type == size.Type) ?? known.FirstOrDefault(accepted => Last(accepted) == Last(size))))
        .Select(pair => pair.Size with { Reason = pair.Earlier?.Reason ?? "" })];

    /// <summary>The differences between the sizes of all types and the accepted sizes. A type may become smaller than accepted, as long as it needs its line.</summary>
    public static IReadOnlyList<string> Compare(IReadOnlyCollection<KnownSize> sizes, IReadOnlyList<KnownSize> known)
    {
        List<string> problems = [];
        var accepted = known.ToDictionary(size => size.Type);
        foreach (var size in sizes)
        {
            var allowed = accepted.GetValueOrDefault(size.Type) ?? new KnownSize(size.Type, 0, 0, "");
            Compare(size.Type, size.Fields, allowed.Fields, MostFields, "fields");
            Compare(size.Type, size.Types, allowed.Types, MostTypes, "types");
        }

        problems.AddRange(known.Where(size => sizes.All(actual => actual.Type != size.Type)).Select(size => $"{size.Type} is gone: remove its line."));
        problems.AddRange(known.Where(size => size.Reason.Length == 0).Select(size => $"{size.Type} has no reason: write one after '#', or make the type smaller."));
        return problems;

        void Compare(string type, int actual, int allowed, int most, string what)
        {
            if (actual > Math.Max(allowed, most))
            {
                problems.Add(allowed == 0
                    ? $"{type}: {actual} {what}, and more than {most} need a reason."
                    : $"{type}: {actual} {what}, and no more than {allowed} are accepted.");
            }
            else if (allowed > 0 && actual <= most)
            {
                problems.Add($"{type}: {actual} {what} need no reason: remove them from its line.");
            }
        }
    }

    private static string Last(KnownSize size) => size.Type[(size.Type.LastIndexOf('.') + 1)..];

    private static string Part(int count, string what) => count > 0 ? string.Create(CultureInfo.InvariantCulture, $"{count} {what}") : "";

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<type>[\w.]+): (?:(?<fields>\d+) fields|(?:(?<fields>\d+) fields, )?(?<types>\d+) types)$")]
    private static partial Regex Form();
}
