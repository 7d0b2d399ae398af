using System.Text;
using EigenFlux.Models.Common;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Pages;

namespace EigenFlux.Models.Replay;

/// <summary>Says recorded turns as if it had generated them.</summary>
internal sealed class ReplayModel : ILanguageModel
{
    private const int Window = 1 << 20;
    private const int ExcerptLength = 60;

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
            Capabilities = ModelCapabilities.Fork | ModelCapabilities.State,
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
        Contract.SamplerNames.Temperature, Contract.SamplerNames.TopK, Contract.SamplerNames.TopP, Contract.SamplerNames.MinP,
        Contract.SamplerNames.Typical, Contract.SamplerNames.Dry, Contract.SamplerNames.DryBase, Contract.SamplerNames.DryLength,
        Contract.SamplerNames.RepeatPenalty, Contract.SamplerNames.RepeatWindow,
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

    /// <summary>What a turn says may not be said.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="at">Its first token that may not come.</param>
    public ModelException NotAllowed(ReadOnlySpan<TokenId> turn, int at)
    {
        // The two line breaks that follow every turn are none of it. A token may begin within a character, which is then told as a whole.
        var bytes = BytesOf(turn);
        var first = BytesOf(turn[..Math.Min(at, turn.Length)]).Length;
        while (first > 0 && first < bytes.Length && (bytes[first] & 0xC0) == 0x80)
        {
            first--;
        }

        var (said, rest) = (Encoding.UTF8.GetString(bytes, 0, first), Encoding.UTF8.GetString(bytes, first, bytes.Length - first).TrimEnd('\n'));
        return new ModelException(
            ModelErrorKind.NotAllowed,
            rest.Length == 0
                ? $"'{name}' says '{Excerpt(said)}' and ends, which is no value of what the turn is to say; record one that is."
                : $"'{name}' says '{Excerpt(said + rest)}', and from '{Excerpt(rest)}' on that is no value of what the turn is to say; record one that is.");
    }

    private static string Excerpt(string text) => text.Length <= ExcerptLength
        ? text
        : text[..(char.IsHighSurrogate(text[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength)] + "…";

    private byte[] BytesOf(ReadOnlySpan<TokenId> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            bytes.AddRange(Tokenizer.GetBytes(token));
        }

        return [.. bytes];
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
