using System.Globalization;
using EigenFlux.Models.Common;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Pages;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Models.Ngram;

/// <summary>
/// An n-gram model as a language model. It is trained when its first context is made, so opening it only for its tokenizer takes
/// one pass over the text.
/// </summary>
/// <remarks>
/// The next distribution depends on the last (order − 1) tokens of the page-state, and on no earlier ones: an earlier deletion
/// changes nothing, and a deletion among them results in exactly the distribution of the remaining tokens. There is no cache,
/// hence no <see cref="ModelCapabilities.Shift"/>: a deletion costs nothing and is always <see cref="CacheMode.Exact"/>.
/// </remarks>
public sealed class NgramLanguageModel : ILanguageModel
{
    /// <summary>The default order of a model of bytes.</summary>
    public const int DefaultByteOrder = 8;

    /// <summary>The default order of a model of words.</summary>
    public const int DefaultWordOrder = 4;

    // The model has no bound of its own; this one keeps a mistyped window from being taken for a wish.
    private const int Window = 1 << 20;

    private readonly Lazy<NgramModel> model;
    private readonly Lazy<string> stateFingerprint;

    /// <summary>Reads a training text.</summary>
    /// <param name="uri">The address for <see cref="ModelInfo.Uri"/>.</param>
    /// <param name="text">
    /// Valid UTF-8. A line of three or more hyphens alone divides documents, and the model may end its text where one of them
    /// ends.
    /// </param>
    /// <param name="unit">The unit of a token.</param>
    /// <param name="order">From 1 to <see cref="NgramModel.MaximumOrder"/>; null for the unit's default.</param>
    /// <exception cref="ModelException">The text is empty.</exception>
    public NgramLanguageModel(string uri, ReadOnlyMemory<byte> text, NgramUnit unit, int? order = null)
    {
        var documents = TrainingText.Documents(text);
        if (documents.Count == 0)
        {
            throw new ModelException(ModelErrorKind.Unreadable, $"the text of '{uri}' is empty; put something in it to learn from.");
        }

        var sequences = new TokenSequences();
        sequences.Begin();
        Tokenizer = unit == NgramUnit.Words ? WordTokenizer.Learn(documents, sequences.Add) : LearnBytes(documents, sequences);
        var length = sequences.TokenCount;
        var used = order ?? (unit == NgramUnit.Words ? DefaultWordOrder : DefaultByteOrder);
        model = new Lazy<NgramModel>(() =>
        {
            if (unit == NgramUnit.Words)
            {
                RareWords.AddSpellings(sequences, Tokenizer);
            }

            return NgramModel.Train(sequences, Tokenizer.VocabularySize, used);
        });
        stateFingerprint = new Lazy<string>(() =>
        {
            var hash = new StableHash();
            hash.Add(text.Span);
            hash.Add((int)unit);
            hash.Add(used);
            return hash.ToString();
        });
        Info = new ModelInfo
        {
            Uri = uri,
            Engine = NgramEngine.Scheme,
            Family = NgramEngine.Scheme,
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"n-grams of order {used} over {(unit == NgramUnit.Words ? $"{Tokenizer.VocabularySize} words and bytes" : "bytes")}, from a text of {length} tokens"),
            MaximumWindow = Window,
            Capabilities = ModelCapabilities.LogProbabilities | ModelCapabilities.Fork | ModelCapabilities.State,
            LazyFingerprint = stateFingerprint,
        };
    }

    /// <inheritdoc/>
    public ModelInfo Info { get; }

    /// <inheritdoc/>
    public ITokenizer Tokenizer { get; }

    /// <inheritdoc/>
    public IReadOnlySet<string> SamplerNames => ManagedSampler.UnderstoodNames;

    /// <summary>The trained model with its exact probabilities; trained on first use.</summary>
    public NgramModel Model => model.Value;

    /// <inheritdoc/>
    public IModelContext CreateContext(ContextOptions options)
    {
        var trained = model.Value;
        return new PageContext(options, Window, context => new NgramSession(context, trained, stateFingerprint));
    }

    /// <inheritdoc/>
    public ISampler CreateSampler(SamplerRequest request) => new ManagedSampler(request.Settings, request.Seed);

    /// <summary>Frees nothing: there is no native memory.</summary>
    public void Dispose()
    {
    }

    private static ByteTokenizer LearnBytes(IReadOnlyList<ReadOnlyMemory<byte>> documents, TokenSequences sequences)
    {
        foreach (var document in documents)
        {
            foreach (var value in document.Span)
            {
                sequences.Add(new TokenId(value));
            }

            sequences.Add(ByteTokenizer.EndOfText);
        }

        return ByteTokenizer.Instance;
    }
}
