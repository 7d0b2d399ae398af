using EigenFlux.Models.Builtin;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Models.Opening;

namespace EigenFlux.Models.Tests.Opening;

public sealed class ModelRegistryTests : IDisposable
{
    private const string Known =
        "Models are: builtin:mini; ngram:path/to/text[?unit=bytes|words&order=N]; replay:path/to/turns.txt[?tokenizer=URI].";

    private readonly TemporaryFolder folder = new();
    private readonly ModelRegistry registry = new(ManagedEngines.All);

    public void Dispose()
    {
        registry.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("ngarm:x.txt", "no engine knows 'ngarm:' (did you mean 'ngram:'?). " + Known)]
    [InlineData("relay:x.txt", "no engine knows 'relay:' (did you mean 'replay:'?). " + Known)]
    [InlineData("magic:x", "no engine knows 'magic:'. " + Known)]
    [InlineData("mini", "no engine opens the file 'mini' (did you mean 'builtin:mini'?). " + Known)]
    [InlineData("a/b.txt", "no engine opens the file 'a/b.txt' (did you mean 'ngram:a/b.txt'?). " + Known)]
    [InlineData("m.gguf", "no engine opens the file 'm.gguf': this build has no engine for GGUF files. " + Known)]
    [InlineData("m.xyz", "no engine opens the file 'm.xyz'. " + Known)]
    [InlineData("torch:folder", "this build has no engine for 'torch:'; build with the TorchSharp package, or use a GGUF file.")]
    [InlineData("openai:http://x#y", "this build has no engine for 'openai:'; build with the engine for remote servers, or use a GGUF file.")]
    [InlineData("builtin:maxi", "'builtin:maxi' is not built in; there is builtin:mini.")]
    [InlineData("builtin:mini?order=3", "'builtin:mini?order=3' has a parameter 'order' that 'builtin:' does not have: it takes none; delete it.")]
    [InlineData("ngram:", "'ngram:' names no text: write ngram:path/to/text[?unit=bytes|words&order=N].")]
    [InlineData("ngram:x?ordr=3", "'ngram:x?ordr=3' has a parameter 'ordr' that 'ngram:' does not have: use unit or order.")]
    [InlineData("ngram:x?unit=letters", "'ngram:x?unit=letters' has unit=letters: give bytes or words.")]
    [InlineData("ngram:x?order=0", "'ngram:x?order=0' has order=0: give a whole number from 1 to 16.")]
    [InlineData("ngram:x?order=17", "'ngram:x?order=17' has order=17: give a whole number from 1 to 16.")]
    [InlineData("replay:", "'replay:' names no file: write replay:path/to/turns.txt[?tokenizer=URI].")]
    public void An_address_that_no_engine_opens_is_explained_in_one_line(string uri, string message)
    {
        var refused = Should.Throw<ModelException>(() => registry.Open(uri, Options()));
        refused.Message.ShouldBe(message);
        refused.Kind.ShouldBe(ModelErrorKind.UnknownModel);
        Should.Throw<ModelException>(() => registry.OpenTokenizer(uri, Options())).Message.ShouldBe(message);
    }

    [Fact]
    public void A_missing_file_is_not_found()
    {
        foreach (var scheme in new[] { "ngram", "replay" })
        {
            var refused = Should.Throw<ModelException>(() => registry.Open($"{scheme}:nowhere/x.txt", Options()));
            refused.Kind.ShouldBe(ModelErrorKind.NotFound);
            refused.Message.ShouldBe(
                $"there is no file '{Path.Combine(folder.Path, "nowhere", "x.txt")}' for '{scheme}:nowhere/x.txt'; check the path.");
        }
    }

    [Fact]
    public void What_is_not_a_text_is_unreadable()
    {
        folder.Write("latin1.txt", [0x6E, 0x61, 0xEF, 0x76, 0x65]);
        folder.Write("empty.txt", "");
        Unreadable("ngram:latin1.txt").ShouldEndWith("latin1.txt' is not UTF-8; save it as UTF-8 text.");
        Unreadable("replay:latin1.txt").ShouldEndWith("latin1.txt' is not UTF-8; save it as UTF-8 text.");
        Unreadable("ngram:empty.txt").ShouldBe("the text of 'ngram:empty.txt' is empty; put something in it to learn from.");
        Unreadable("ngram:.").ShouldBe("'.' is a folder; name a text file in it.");

        string Unreadable(string uri)
        {
            var refused = Should.Throw<ModelException>(() => registry.Open(uri, Options()));
            refused.Kind.ShouldBe(ModelErrorKind.Unreadable);
            return refused.Message;
        }
    }

    [Fact]
    public void Line_breaks_and_a_byte_order_mark_make_no_difference()
    {
        folder.Write("unix.txt", "one two\nthree\n");
        folder.Write("windows.txt", "\uFEFFone two\r\nthree\r\n");
        registry.OpenTokenizer("ngram:unix.txt?unit=words", Options()).Fingerprint
            .ShouldBe(registry.OpenTokenizer("ngram:windows.txt?unit=words", Options()).Fingerprint);
    }

    [Fact]
    public void A_model_that_is_asked_for_again_is_the_one_that_is_open()
    {
        folder.Write("a.txt", "some text");
        var first = registry.Open("ngram:a.txt", Options());
        registry.Open("ngram:a.txt", Options()).ShouldBeSameAs(first);
        registry.Open("ngram:a.txt?order=2", Options()).ShouldNotBeSameAs(first);
        registry.Open("ngram:a.txt", Options() with { Threads = 1 }).ShouldNotBeSameAs(first);
        registry.OpenTokenizer("ngram:a.txt", Options()).ShouldBeSameAs(first.Tokenizer);
    }

    [Fact]
    public void All_models_are_disposed_with_the_registry()
    {
        var engine = new CountingEngine();
        var own = new ModelRegistry([engine]);
        own.Open("count:a", Options());
        own.Open("count:b", Options());
        own.Dispose();
        own.Dispose();
        engine.Disposed.ShouldBe(2);
        Should.Throw<ObjectDisposedException>(() => own.Open("count:a", Options()));
    }

    [Fact]
    public void The_built_in_model_speaks_on_a_fresh_machine()
    {
        BuiltinEngine.Names.ShouldContain("mini");
        var model = registry.Open("builtin:mini", new ModelOptions());
        model.Info.Engine.ShouldBe("ngram");
        registry.OpenTokenizer("builtin:mini", new ModelOptions()).Fingerprint.ShouldBe(model.Tokenizer.Fingerprint);
        using var context = model.CreateContext(new ContextOptions(64));
        using var session = context.CreateSession();
        using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default, 1, 0));
        for (var i = 0; i < 64; i++)
        {
            session.Append([session.Sample(sampler)]);
        }

        TestText.Decode(model.Tokenizer, session.Tokens).ShouldNotContain("\uFFFD");
    }

    private ModelOptions Options() => new() { BaseFolder = folder.Path };

    private sealed class CountingEngine : IModelEngine
    {
        public int Disposed { get; private set; }

        public string Name => "count";

        public string Usage => "count:X";

        public bool Accepts(ModelUri uri) => uri.Scheme == "count";

        public ILanguageModel Open(ModelUri uri, ModelOptions options) => new Model(this);

        public ITokenizer OpenTokenizer(ModelUri uri, ModelOptions options) => throw new NotSupportedException();

        private sealed class Model(CountingEngine engine) : ILanguageModel
        {
            public ModelInfo Info => throw new NotSupportedException();

            public ITokenizer Tokenizer => throw new NotSupportedException();

            public IReadOnlySet<string> SamplerNames => throw new NotSupportedException();

            public IModelContext CreateContext(ContextOptions options) => throw new NotSupportedException();

            public ISampler CreateSampler(SamplerRequest request) => throw new NotSupportedException();

            public void Dispose() => engine.Disposed++;
        }
    }
}
