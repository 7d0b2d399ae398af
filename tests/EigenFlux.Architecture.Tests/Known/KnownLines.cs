namespace EigenFlux.Architecture.Tests.Known;

/// <summary>A list of accepted exceptions without further data, as text and compared with the sources.</summary>
internal static class KnownLines
{
    /// <summary>The differences between a list and the exceptions that are there; none if the list is true.</summary>
    public static IReadOnlyList<string> Compare(IReadOnlyCollection<string> actual, string list)
    {
        var known = KnownText.Lines(list).Select(line => line.Content).ToList();
        return
        [
            .. actual.Except(known).Order(StringComparer.Ordinal).Select(line => $"{line}: new."),
            .. known.Except(actual).Select(line => $"{line}: gone. Remove its line."),
        ];
    }

    /// <summary>Writes a list; the reasons of an earlier list are kept.</summary>
    public static string Format(string remark, IEnumerable<string> actual, string list)
    {
        var reasons = KnownText.Lines(list).ToDictionary(line => line.Content, line => line.Reason);
        return KnownText.Format(remark, actual.Order(StringComparer.Ordinal).Select(line => KnownText.Line(line, reasons.GetValueOrDefault(line, ""))));
    }
}
