using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Tests.Support;

/// <summary>A model of bytes that a test makes by hand: which characters may come next after a text, and how likely each is.</summary>
/// <param name="next">The probabilities of the next character after a text.</param>
public sealed class HandMadeModel(Func<string, IReadOnlyList<(char Next, double Share)>> next) : ILanguageModel
{
    /// <summary>Whether its cache can be moved.</summary>
    public bool CanShift { get; init; }

    /// <summary>The texts of the sessions of each batch.</summary>
    public List<IReadOnlyList<string>> Batches { get; } = [];

    /// <summary>The sessions that were made, forks among them.</summary>
    public List<IModelSession> Sessions { get; } = [];

    public ModelInfo Info => new()
    {
        Uri = "hand:made",
        Engine = "hand",
        Family = "hand",
        Description = "made by hand",
        MaximumWindow = 10_000,
        Capabilities = ModelCapabilities.LogProbabilities | ModelCapabilities.Fork | ModelCapabilities.Batch | ModelCapabilities.State
            | (CanShift ? ModelCapabilities.Shift : ModelCapabilities.None),
        Fingerprint = "hand",
    };

    public ITokenizer Tokenizer => ByteTokenizer.Instance;

    public IReadOnlySet<string> SamplerNames { get; } = new HashSet<string>();

    public IModelContext CreateContext(ContextOptions options) => new Context(this, options);

    public ISampler CreateSampler(SamplerRequest request) => new Sampler(new SeededRandom(request.Seed));

    public void Dispose()
    {
    }

    /// <summary>The text of tokens.</summary>
    public static string TextOf(ReadOnlySpan<TokenId> tokens)
    {
        var bytes = new byte[tokens.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)tokens[i].Value;
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private sealed class Sampler(SeededRandom random) : ISampler
    {
        public double Draw() => random.NextDouble();

        public void Skip(TokenId token) => random.NextDouble();

        public void Dispose()
        {
        }
    }

    private sealed class Context(HandMadeModel model, ContextOptions options) : IModelContext
    {
        public ContextOptions Options => options;

        public int Open { get; set; }

        public HandMadeModel Model => model;

        public IModelSession CreateSession() => new Session(this, []);

        public ValueTask EvaluateAsync(IReadOnlyList<IModelSession> sessions, CancellationToken cancellation)
        {
            var texts = new List<string>();
            foreach (var session in sessions)
            {
                ((Session)session).Context.ShouldBeSameAs(this);
                texts.Add(TextOf(session.Tokens));
            }

            model.Batches.Add(texts);
            return ValueTask.CompletedTask;
        }

        public void Dispose()
        {
        }
    }

    private sealed class Session : IModelSession, IEditableCache, ISavedState, ISamplesItself
    {
        private readonly List<TokenId> tokens;

        public Session(Context context, IEnumerable<TokenId> tokens)
        {
            (Context, this.tokens) = (context, [.. tokens]);
            (++context.Open).ShouldBeLessThanOrEqualTo(context.Options.Sessions);
            context.Model.Sessions.Add(this);
        }

        public Context Context { get; }

        public int Length => tokens.Count;

        public ReadOnlySpan<TokenId> Tokens => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens);

        public int VocabularySize => ByteTokenizer.Instance.VocabularySize;

        public CacheMode ShiftsAs => Done(CacheMode.Shift);

        public long Evaluated { get; private set; }

        public void Append(ReadOnlySpan<TokenId> tokens) => Insert(Length, tokens, CacheMode.Exact);

        public void Truncate(int length) => Delete(length, Length - length, CacheMode.Exact);

        public CacheMode Delete(int start, int count, CacheMode mode)
        {
            tokens.RemoveRange(start, count);
            return Done(mode);
        }

        public CacheMode Insert(int at, ReadOnlySpan<TokenId> tokens, CacheMode mode)
        {
            this.tokens.InsertRange(at, tokens);
            Evaluated += tokens.Length;
            Length.ShouldBeLessThanOrEqualTo(Context.Options.Window);
            return Done(mode);
        }

        public void NextLogProbabilities(Span<float> destination)
        {
            destination.Fill(float.NegativeInfinity);
            foreach (var (character, share) in Shares())
            {
                destination[character] = (float)Math.Log(share);
            }
        }

        public double LogProbabilityOf(TokenId token) => Math.Log(Shares().Where(pair => pair.Next == token.Value).Sum(pair => pair.Share));

        public void AppendScored(ReadOnlySpan<TokenId> tokens, Span<float> destination)
        {
            for (var i = 0; i < tokens.Length; i++)
            {
                destination[i] = (float)LogProbabilityOf(tokens[i]);
                Append(tokens.Slice(i, 1));
            }
        }

        public TokenId Sample(ISampler sampler, TokenMask? allowed = null)
        {
            IReadOnlyList<(char Next, double Share)> shares =
                [.. Shares().Where(pair => allowed is null || allowed.Allows(new TokenId(pair.Next)))];
            var drawn = ((Sampler)sampler).Draw() * (allowed is null ? 1 : shares.Sum(pair => pair.Share));
            if (shares.Count == 0)
            {
                throw new ModelException(ModelErrorKind.EngineFailed, "nothing that may come is likely.");
            }

            foreach (var (character, share) in shares)
            {
                drawn -= share;
                if (drawn < 0)
                {
                    return new TokenId(character);
                }
            }

            return new TokenId(shares[^1].Next);
        }

        public IModelSession Fork() => new Session(Context, tokens);

        public byte[] Save() => [.. tokens.Select(token => (byte)token.Value)];

        public void Load(ReadOnlySpan<byte> state)
        {
            tokens.Clear();
            foreach (var value in state)
            {
                tokens.Add(new TokenId(value));
            }
        }

        public void Dispose() => Context.Open--;

        private CacheMode Done(CacheMode mode) => Context.Model.CanShift ? mode : CacheMode.Exact;

        private IReadOnlyList<(char Next, double Share)> Shares() => Context.Model.Next(TextOf(Tokens));
    }

    private IReadOnlyList<(char Next, double Share)> Next(string text) => next(text);
}
