using EigenFlux.Models.Contract;
using EigenFlux.Models.Ngram;
using EigenFlux.Models.Opening;

namespace EigenFlux.Models.Builtin;

/// <summary>
/// Opens <c>builtin:NAME</c>: models that are embedded in this assembly and need no download. Each is an n-gram model over the
/// words of an embedded text, <c>builtin/NAME.txt</c>.
/// </summary>
public sealed class BuiltinEngine : IModelEngine
{
    /// <summary>The scheme of this engine's addresses.</summary>
    public const string Scheme = "builtin";

    private const string Prefix = "builtin/";
    private const string Suffix = ".txt";

    /// <summary>The names of the embedded models, in ordinal order.</summary>
    public static IReadOnlyList<string> Names =>
    [
        .. typeof(BuiltinEngine).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public string Name => Scheme;

    /// <inheritdoc/>
    public string Usage => string.Join(", ", Names.Select(name => $"{Scheme}:{name}"));

    /// <inheritdoc/>
    public bool Accepts(ModelUri uri) => uri.Scheme == Scheme;

    /// <inheritdoc/>
    public string? Suggest(ModelUri uri) => Names.Contains(uri.Path) ? $"{Scheme}:{uri.Path}" : null;

    /// <inheritdoc/>
    public ILanguageModel Open(ModelUri uri, ModelOptions options)
    {
        UriQuery.RefuseOthers(uri);
        using var resource = typeof(BuiltinEngine).Assembly.GetManifestResourceStream(Prefix + uri.Path + Suffix)
            ?? throw UriQuery.Malformed(uri, $"is not built in; there is {Usage}");
        var text = new byte[resource.Length];
        resource.ReadExactly(text);
        return new NgramLanguageModel(uri.Text, TextFile.Normalise(text, $"the text of '{uri}'"), NgramUnit.Words);
    }

    /// <inheritdoc/>
    public ITokenizer OpenTokenizer(ModelUri uri, ModelOptions options) => Open(uri, options).Tokenizer;
}
