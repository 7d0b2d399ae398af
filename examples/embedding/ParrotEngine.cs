using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Tokenizers;

namespace Embedding;

/// <summary>Opens <c>parrot:TEXT</c>: a model that continues each character as its text does.</summary>
public sealed class ParrotEngine : IModelEngine
{
    public string Name => "parrot";

    public string Usage => "parrot:TEXT";

    public bool Accepts(ModelUri uri) => uri.Scheme == Name;

    public ILanguageModel Open(ModelUri uri, ModelOptions options) => new Parrot(uri);

    public ITokenizer OpenTokenizer(ModelUri uri, ModelOptions options) => ByteTokenizer.Instance;

    private sealed class Parrot(ModelUri uri) : ILanguageModel
    {
        public ModelInfo Info { get; } = new()
        {
            Uri = uri.Text,
            Engine = "parrot",
            Family = "parrot",
            Description = "continues each character as its text does",
            MaximumWindow = 4096,
            Capabilities = ModelCapabilities.LogProbabilities | ModelCapabilities.Fork,
            Fingerprint = uri.Text,
        };

        public ITokenizer Tokenizer => ByteTokenizer.Instance;

        public IReadOnlySet<string> SamplerNames => ManagedSampler.UnderstoodNames;

        public IModelContext CreateContext(ContextOptions options) => new Context(options, Learn(Tokenizer.Tokenize(uri.Path)));

        public ISampler CreateSampler(SamplerRequest request) => new ManagedSampler(request.Settings, request.Seed);

        public void Dispose()
        {
        }

        /// <summary>The log-probabilities of the next token by the last one, shape [vocabulary, vocabulary]: what the text has counts a hundredfold.</summary>
        private static float[][] Learn(TokenId[] text)
        {
            var size = ByteTokenizer.Instance.VocabularySize;
            var rows = Enumerable.Range(0, size).Select(_ => Enumerable.Repeat(1f, size).ToArray()).ToArray();
            for (var i = 1; i < text.Length; i++)
            {
                rows[text[i - 1].Value][text[i].Value] += 100f;
            }

            return Array.ConvertAll(rows, row => Array.ConvertAll(row, count => MathF.Log(count / row.Sum())));
        }
    }

    private sealed class Context(ContextOptions options, float[][] rows) : IModelContext
    {
        public ContextOptions Options => options;

        public IModelSession CreateSession() => new Session(options.Window, rows, []);

        // There is nothing to compute ahead. An engine that computes does it here, all sessions in one batch, and looks at the token meanwhile.
        public ValueTask EvaluateAsync(IReadOnlyList<IModelSession> sessions, CancellationToken cancellation) => ValueTask.CompletedTask;

        public void Dispose()
        {
        }
    }

    /// <summary>The core of the contract and no more: what else a run needs of a session is made of these.</summary>
    private sealed class Session(int window, float[][] rows, TokenId[] begun) : IModelSession
    {
        private TokenId[] tokens = begun;

        public int Length => tokens.Length;

        public ReadOnlySpan<TokenId> Tokens => tokens;

        public int VocabularySize => rows.Length;

        public long Evaluated { get; private set; }

        public void Append(ReadOnlySpan<TokenId> more)
        {
            if (tokens.Length + more.Length > window)
            {
                throw new ModelException(ModelErrorKind.WindowTooLarge, $"the window of {window} tokens is full; delete first, or raise the window.");
            }

            tokens = [.. tokens, .. more];
            Evaluated += more.Length;
        }

        public void Truncate(int length) => tokens = tokens[..length];

        public IModelSession Fork() => new Session(window, rows, tokens);

        public void NextLogProbabilities(Span<float> destination) => rows[tokens.Length > 0 ? tokens[^1].Value : 0].CopyTo(destination);

        public void Dispose()
        {
        }
    }
}
