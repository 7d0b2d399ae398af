using EigenFlux.Models.Pages;
using EigenFlux.Models.Sampling;

namespace EigenFlux.Models.Replay;

/// <summary>Says recorded turns as if it had generated them.</summary>
internal sealed class ReplayModel : ILanguageModel
{
    private const int Window = 1 << 20;

    private readonly string[] turns;
    private readonly string name;

    public ReplayModel(string uri, string name, string[] turns, ITokenizer tokenizer)
    {
        this.turns = turns;
        this.name = name;
        EndOfText = FindEndOfText(tokenizer) ?? new TokenId(tokenizer.VocabularySize);
        Tokenizer = EndOfText.Value < tokenizer.VocabularySize ? tokenizer : new EndingTokenizer(tokenizer);
        StateFingerprint = new Lazy<string>(() => StableHash.OfText($"replay {tokenizer.Fingerprint} {Tokenizer.VocabularySize}"));
        Info = new ModelInfo
        {
            Uri = uri,
            Engine = "replay",
            Family = "replay",
            Description = $"a recording of {turns.Length} turns",
            MaximumWindow = Window,
            Capabilities = ModelCapabilities.Fork | ModelCapabilities.Batch | ModelCapabilities.State,
            LazyFingerprint = new Lazy<string>(() => StableHash.OfText($"{StateFingerprint.Value}\n{string.Join('\n', turns)}")),
        };
    }

    public ModelInfo Info { get; }

    public ITokenizer Tokenizer { get; }

    // A recording is not drawn, so that any setting is as good as none; a program keeps its own when it is replayed.
    public IReadOnlySet<string> SamplerNames { get; } = AllNames;

    public TokenId EndOfText { get; }

    /// <summary>What a saved state must be of: any recording in the same tokens.</summary>
    public Lazy<string> StateFingerprint { get; }

    private static IReadOnlySet<string> AllNames { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        Sampling.SamplerNames.Temperature, Sampling.SamplerNames.TopK, Sampling.SamplerNames.TopP, Sampling.SamplerNames.MinP,
        Sampling.SamplerNames.Typical, Sampling.SamplerNames.Dry, Sampling.SamplerNames.DryBase, Sampling.SamplerNames.DryLength,
        Sampling.SamplerNames.RepeatPenalty, Sampling.SamplerNames.RepeatWindow,
    };

    public IModelContext CreateContext(ContextOptions options) =>
        new PageContext(options, Window, context => new ReplaySession(context, this));

    public ISampler CreateSampler(SamplerRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Turn);
        if (request.Turn >= turns.Length)
        {
            throw new ModelException(
                ModelErrorKind.NothingToSay,
                $"'{name}' has {turns.Length} {(turns.Length == 1 ? "turn" : "turns")}, and turn {request.Turn + 1} was asked for; record more, one a line, or let the scene generate fewer.");
        }

        return new ReplaySampler(this, [
            .. Tokenizer.Tokenize(turns[request.Turn]), .. Tokenizer.Tokenize("\n"), .. Tokenizer.Tokenize("\n")]);
    }

    public void Dispose()
    {
    }

    private static TokenId? FindEndOfText(ITokenizer tokenizer)
    {
        for (var i = 0; i < tokenizer.VocabularySize; i++)
        {
            if (tokenizer.IsEndOfText(new TokenId(i)))
            {
                return new TokenId(i);
            }
        }

        return null;
    }
}
