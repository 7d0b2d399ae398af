using EigenFlux.Models.Contract;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Models.Ngram;

/// <summary>
/// Opens <c>ngram:path/to/text[?unit=bytes|words&amp;order=N]</c>: a model learned from a text in seconds, with exact
/// probabilities. The default unit is bytes: the tokens are then the same for every text, no text has unknown tokens, and a
/// transition matrix has 257 rows. Words produce better sentences.
/// </summary>
public sealed class NgramEngine : IModelEngine
{
    /// <summary>The scheme of this engine's addresses.</summary>
    public const string Scheme = "ngram";

    private const string UnitKey = "unit";
    private const string OrderKey = "order";

    /// <inheritdoc/>
    public string Name => Scheme;

    /// <inheritdoc/>
    public string Usage => "ngram:path/to/text[?unit=bytes|words&order=N]";

    /// <inheritdoc/>
    public bool Accepts(ModelUri uri) => uri.Scheme == Scheme;

    /// <inheritdoc/>
    public string? Suggest(ModelUri uri) => Path.GetExtension(uri.Path).ToLowerInvariant() is ".txt" or ".md" ? $"{Scheme}:{uri.Path}" : null;

    /// <inheritdoc/>
    public ILanguageModel Open(ModelUri uri, ModelOptions options)
    {
        var (unit, order) = Read(uri);
        return new NgramLanguageModel(uri.Text, TextFile.Read(uri, options), unit, order);
    }

    /// <inheritdoc/>
    public ITokenizer OpenTokenizer(ModelUri uri, ModelOptions options) =>
        Read(uri).Unit == NgramUnit.Bytes ? ByteTokenizer.Instance : Open(uri, options).Tokenizer;

    private (NgramUnit Unit, int? Order) Read(ModelUri uri)
    {
        UriQuery.RefuseOthers(uri, UnitKey, OrderKey);
        if (uri.Path.Length == 0)
        {
            throw UriQuery.Malformed(uri, $"names no text: write {Usage}");
        }

        var unit = uri.Query.GetValueOrDefault(UnitKey, "bytes") switch
        {
            "bytes" => NgramUnit.Bytes,
            "words" => NgramUnit.Words,
            var other => throw UriQuery.Malformed(uri, $"has {UnitKey}={other}: give bytes or words"),
        };
        return (unit, UriQuery.Integer(uri, OrderKey, 1, NgramModel.MaximumOrder));
    }
}
