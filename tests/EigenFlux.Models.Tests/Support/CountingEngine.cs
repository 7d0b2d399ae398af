using EigenFlux.Models.Contract;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Models.Tests.Support;

/// <summary>An engine that notes what it opens and what is disposed. Its models do nothing.</summary>
internal sealed class CountingEngine : IModelEngine
{
    private readonly List<string> opened = [];
    private readonly List<string> disposed = [];
    private readonly Lock gate = new();

    /// <summary>Is called when a model or a tokenizer is being opened, with its path.</summary>
    public Action<string> Opening { get; set; } = _ => { };

    /// <summary>The bytes that a model says it takes, by its path; null for unknown.</summary>
    public Func<string, long?> BytesOf { get; init; } = _ => null;

    /// <summary>What was opened, in order: paths, with <c>tokenizer of</c> before those of tokenizers.</summary>
    public IReadOnlyList<string> Opened => Read(opened);

    /// <summary>What was disposed, in order.</summary>
    public IReadOnlyList<string> Disposed => Read(disposed);

    public string Name => "count";

    public string Usage => "count:X";

    public bool Accepts(ModelUri uri) => uri.Scheme == "count";

    public ILanguageModel Open(ModelUri uri, ModelOptions options)
    {
        Opening(uri.Path);
        Note(opened, uri.Path);
        return new Model(this, uri.Path);
    }

    public ITokenizer OpenTokenizer(ModelUri uri, ModelOptions options)
    {
        Opening(uri.Path);
        Note(opened, "tokenizer of " + uri.Path);
        return new OwnTokenizer(this, "tokenizer of " + uri.Path);
    }

    private IReadOnlyList<string> Read(List<string> notes)
    {
        lock (gate)
        {
            return [.. notes];
        }
    }

    private void Note(List<string> notes, string note)
    {
        lock (gate)
        {
            notes.Add(note);
        }
    }

    private sealed class Model(CountingEngine engine, string name) : ILanguageModel
    {
        public ModelInfo Info { get; } = new()
        {
            Uri = "count:" + name,
            Engine = "count",
            Family = "count",
            Description = name,
            MaximumWindow = 1,
            Capabilities = ModelCapabilities.None,
            Bytes = engine.BytesOf(name),
        };

        public ITokenizer Tokenizer { get; } = new OwnTokenizer(engine, name);

        public IReadOnlySet<string> SamplerNames => throw new NotSupportedException();

        public IModelContext CreateContext(ContextOptions options) => throw new NotSupportedException();

        public ISampler CreateSampler(SamplerRequest request) => throw new NotSupportedException();

        public void Dispose() => engine.Note(engine.disposed, name);
    }

    /// <summary>Bytes, with something to dispose.</summary>
    private sealed class OwnTokenizer(CountingEngine engine, string name) : ITokenizer, IDisposable
    {
        public int VocabularySize => ByteTokenizer.Instance.VocabularySize;

        public TokenId? BeginOfText => null;

        public string Fingerprint => ByteTokenizer.Instance.Fingerprint;

        public bool IsEndOfText(TokenId token) => ByteTokenizer.Instance.IsEndOfText(token);

        public bool IsControl(TokenId token) => IsEndOfText(token);

        public TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial = false) => ByteTokenizer.Instance.Tokenize(text, parseSpecial);

        public ReadOnlySpan<byte> GetBytes(TokenId token) => ByteTokenizer.Instance.GetBytes(token);

        public void Dispose() => engine.Note(engine.disposed, name);
    }
}
