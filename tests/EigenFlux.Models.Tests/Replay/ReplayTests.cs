using System.Text;
using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Models.Tests.Replay;

public sealed class ReplayTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ModelRegistry registry = new(ManagedEngines.All);

    public void Dispose()
    {
        registry.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_turn_is_said_then_two_line_breaks_then_the_end()
    {
        var model = Open("Midnight is a price.\nThen pay it.\n");
        Say(model, turn: 0).ShouldBe("Midnight is a price.\n\n<|end|><|end|>");
        Say(model, turn: 1).ShouldBe("Then pay it.\n\n<|end|><|end|>");
        Say(model, turn: 0).ShouldBe("Midnight is a price.\n\n<|end|><|end|>");
    }

    [Fact]
    public void Comments_and_blank_lines_are_no_turns_and_escapes_are_read()
    {
        var model = Open("\uFEFF# What they said\r\n\r\nfirst\\nsecond \\\\n\r\n   \r\n\\# one\r\n\\e\r\n  last");
        Say(model, 0).ShouldStartWith("first\nsecond \\n\n\n<");
        Say(model, 1).ShouldStartWith("# one\n\n<");
        Say(model, 2).ShouldStartWith("\n\n<");
        Say(model, 3).ShouldStartWith("  last\n\n<");
        model.Info.Description.ShouldBe("a recording of 4 turns");
    }

    [Fact]
    public void A_turn_says_nothing_that_may_not_come()
    {
        var model = Open("sell\nhold it\nse\n");
        var shape = new TurnShape(new ValueShape.Choice(["sell", "hold", "seldom"]), new Dictionary<string, RecordShape>());
        SayTyped(0).ShouldBe("sell");
        var longer = Should.Throw<ModelException>(() => SayTyped(1, drawsOn: true));
        longer.Kind.ShouldBe(ModelErrorKind.NotAllowed);
        longer.Message.ShouldContain("says 'hold it', and from ' it' on that is no value");
        var shorter = Should.Throw<ModelException>(() => SayTyped(2));
        shorter.Kind.ShouldBe(ModelErrorKind.NotAllowed);
        shorter.Message.ShouldContain("says 'se' and ends");

        string SayTyped(int turn, bool drawsOn = false)
        {
            using var context = model.CreateContext(new ContextOptions(100));
            using var session = context.CreateSession();
            using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default, 1, turn));
            var cursor = TokenConstraint.For(model.Tokenizer, shape).Begin();
            while (!cursor.IsFinished || drawsOn)
            {
                var token = session.Sample(sampler, cursor.Allowed);
                if (cursor.IsEnd(token))
                {
                    break;
                }

                cursor.Take(token);
                session.Append([token]);
            }

            return TestText.Decode(model.Tokenizer, session.Tokens);
        }
    }

    [Theory]
    [InlineData("/[^😀]+/", "😁ab😀", "says '😁ab😀', and from '😀' on")]
    [InlineData("/[^é]+/", "aèé", "says 'aèé', and from 'é' on")]
    [InlineData("/[^林]+/", "林", "says '林', and from '林' on")]
    [InlineData("/x/", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx😀y", "says 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…', and from")]
    public void What_a_turn_may_not_say_is_told_in_whole_characters(string regex, string turn, string told)
    {
        var shape = new TurnShape(new ValueShape.Pattern(regex.Trim('/')), new Dictionary<string, RecordShape>());
        var bytes = Open(turn);
        using var sampler = bytes.CreateSampler(new SamplerRequest(SamplerSettings.Default, 1, 0));
        using var context = bytes.CreateContext(new ContextOptions(200));
        using var session = context.CreateSession();
        var cursor = TokenConstraint.For(bytes.Tokenizer, shape).Begin();
        var refused = Should.Throw<ModelException>(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                var token = session.Sample(sampler, cursor.Allowed);
                cursor.Take(token);
                session.Append([token]);
            }
        });
        refused.Message.ShouldContain(told);
        refused.Message.ShouldNotContain("\uFFFD");
    }

    [Fact]
    public void An_unknown_escape_names_its_line()
    {
        var refused = Should.Throw<ModelException>(() => Open("fine\n\ntab\\there\n"));
        refused.Kind.ShouldBe(ModelErrorKind.Unreadable);
        refused.Message.ShouldEndWith(@"turns.txt', line 3: a backslash begins \n, \\, \# or \e; write \\ for a backslash.");
        Should.Throw<ModelException>(() => Open("at the end\\"));
    }

    [Fact]
    public void Past_the_last_turn_there_is_nothing_to_say()
    {
        var model = Open("one\ntwo\n");
        var refused = Should.Throw<ModelException>(() => model.CreateSampler(new SamplerRequest(SamplerSettings.Default, 0, 2)));
        refused.Kind.ShouldBe(ModelErrorKind.NothingToSay);
        refused.Message.ShouldEndWith("turns.txt' has 2 turns, and turn 3 was asked for; record more, one a line, or let the scene generate fewer.");
    }

    [Fact]
    public void The_page_state_is_kept_and_probabilities_are_refused()
    {
        var model = Open("one\n");
        model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities).ShouldBeFalse();
        using var context = model.CreateContext(new ContextOptions(20, 2));
        using var session = context.CreateSession();
        session.Append(model.Tokenizer.Tokenize("hello there"));
        session.Delete(1, 5, CacheMode.Shift).ShouldBe(CacheMode.Exact);
        using var fork = session.Fork();
        fork.Load(session.Save());
        TestText.Decode(model.Tokenizer, fork.Tokens).ShouldBe("hthere");
        fork.Insert(1, model.Tokenizer.Tokenize("ello "), CacheMode.Shift).ShouldBe(CacheMode.Exact);
        TestText.Decode(model.Tokenizer, fork.Tokens).ShouldBe("hello there");
        TestText.Decode(model.Tokenizer, session.Tokens).ShouldBe("hthere");
        Should.Throw<ModelException>(() => session.NextLogProbabilities(new float[257])).Kind.ShouldBe(ModelErrorKind.Unsupported);
        Should.Throw<ModelException>(() => session.LogProbabilityOf(new('a'))).Kind.ShouldBe(ModelErrorKind.Unsupported);
        Should.Throw<ModelException>(() => session.AppendScored([new('a')], new float[1])).Kind.ShouldBe(ModelErrorKind.Unsupported);
    }

    [Fact]
    public void Any_sampler_setting_is_taken_since_nothing_is_drawn()
    {
        var model = Open("one\n");
        using var sampler = model.CreateSampler(new SamplerRequest(new() { Dry = 1, Typical = 0.5 }, 0, 0));
        model.SamplerNames.ShouldContain(SamplerNames.Dry);
    }

    [Fact]
    public void Another_models_tokens_are_borrowed()
    {
        folder.Write("words.txt", "Midnight is a price.");
        var model = Open("Midnight is a price.\n", "?tokenizer=ngram:words.txt?unit=words");
        var other = registry.Open("ngram:words.txt?unit=words", Options());
        model.Tokenizer.Fingerprint.ShouldBe(other.Tokenizer.Fingerprint);
        using var context = model.CreateContext(new ContextOptions(10));
        using var session = context.CreateSession();
        using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default, 0, 0));
        session.Sample(sampler).ShouldBe(other.Tokenizer.Tokenize("Midnight")[0]);
    }

    [Fact]
    public void A_borrowed_tokenizer_without_an_end_gets_one_and_keeps_its_fingerprint()
    {
        folder.Write("turns.txt", "ab\n");
        var endless = new EndlessTokenizer();
        using var own = new ModelRegistry(ManagedEngines.All);
        var model = own.Open("replay:turns.txt?tokenizer=other", Options() with { OpenTokenizer = _ => endless });
        model.Tokenizer.VocabularySize.ShouldBe(257);
        model.Tokenizer.Fingerprint.ShouldBe(endless.Fingerprint);
        Say(model, 0).ShouldBe("ab\n\n<|end|><|end|>");
    }

    private ILanguageModel Open(string turns, string query = "")
    {
        folder.Write("turns.txt", turns);
        return registry.Open("replay:turns.txt" + query, Options());
    }

    private ModelOptions Options() => new() { BaseFolder = folder.Path };

    /// <summary>Everything up to the second end of text.</summary>
    private static string Say(ILanguageModel model, int turn)
    {
        using var context = model.CreateContext(new ContextOptions(200));
        using var session = context.CreateSession();
        using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default, 0, turn));
        for (var ends = 0; ends < 2;)
        {
            var token = session.Sample(sampler);
            session.Append([token]);
            ends += model.Tokenizer.IsEndOfText(token) ? 1 : 0;
        }

        return TestText.Decode(model.Tokenizer, session.Tokens);
    }

    private sealed class EndlessTokenizer : ITokenizer
    {
        public int VocabularySize => 256;

        public TokenId? BeginOfText => null;

        public string Fingerprint => "0e";

        public bool IsEndOfText(TokenId token) => false;

        public TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial = false) => ByteTokenizer.Instance.Tokenize(text);

        public ReadOnlySpan<byte> GetBytes(TokenId token) => ByteTokenizer.Instance.GetBytes(token);
    }
}
