namespace EigenFlux.Models.Opening;

/// <summary>
/// A model's address: <c>scheme:path?key=value&amp;…</c>, or a bare path. One letter before the colon is a drive and no scheme.
/// </summary>
public sealed record ModelUri
{
    private ModelUri(string text, string scheme, string path, IReadOnlyDictionary<string, string> query)
    {
        Text = text;
        Scheme = scheme;
        Path = path;
        Query = query;
    }

    /// <summary>The original text of the address.</summary>
    public string Text { get; }

    /// <summary>The scheme in lower case, or empty for a bare path.</summary>
    public string Scheme { get; }

    /// <summary>The part between the scheme and the question mark.</summary>
    public string Path { get; }

    /// <summary>The parameters after the question mark.</summary>
    public IReadOnlyDictionary<string, string> Query { get; }

    /// <summary>Reads an address; every text is one.</summary>
    public static ModelUri Parse(string text)
    {
        var rest = text;
        var scheme = "";
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 1 && text.AsSpan(0, colon).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.") < 0)
        {
            scheme = text[..colon].ToLowerInvariant();
            rest = text[(colon + 1)..];
        }

        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        var mark = rest.IndexOf('?', StringComparison.Ordinal);
        if (mark >= 0)
        {
            foreach (var pair in rest[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                var equals = pair.IndexOf('=', StringComparison.Ordinal);
                query[equals < 0 ? pair : pair[..equals]] = equals < 0 ? "" : pair[(equals + 1)..];
            }

            rest = rest[..mark];
        }

        return new ModelUri(text, scheme, rest, query);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
