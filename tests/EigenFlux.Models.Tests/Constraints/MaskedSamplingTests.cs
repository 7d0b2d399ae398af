using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Engines;
using EigenFlux.Models.Ngram;
using EigenFlux.Models.Opening;

namespace EigenFlux.Models.Tests.Constraints;

public class MaskedSamplingTests
{
    private static readonly TurnShape Verdict = new(new ValueShape.Choice(["sell", "hold"]), new Dictionary<string, RecordShape>());

    public static TheoryData<string> Chains { get; } = ["plain", "min_p", "top_k", "top_p", "cold"];

    [Theory]
    [MemberData(nameof(Chains))]
    public void Draws_are_of_what_may_come_as_if_there_were_no_others(string chain)
    {
        const int Draws = 20_000;
        double[] probabilities = [0.5, 0.02, 0.2, 0.1, 0.08, 0.06, 0.04];
        int[] permitted = [1, 3, 4, 6];
        var settings = Settings(chain);
        using var masked = new ManagedSampler(settings, seed: 3);
        using var alone = new ManagedSampler(settings, seed: 4);
        float[] logs = [.. probabilities.Select(p => (float)Math.Log(p))];
        float[] few = [.. permitted.Select(token => logs[token])];
        var (ofMasked, ofAlone) = (new int[7], new int[7]);
        for (var i = 0; i < Draws; i++)
        {
            ofMasked[masked.Draw(logs, Mask(7, permitted)).Value]++;
            ofAlone[permitted[alone.Draw(few).Value]]++;
        }

        for (var token = 0; token < 7; token++)
        {
            // Some four standard deviations of the difference.
            Math.Abs(ofMasked[token] - ofAlone[token]).ShouldBeLessThanOrEqualTo((int)(5.7 * Math.Sqrt(Math.Max(ofMasked[token], ofAlone[token]))));
            (ofAlone[token] == 0).ShouldBe(ofMasked[token] == 0);
        }
    }

    [Fact]
    public void What_may_not_come_may_be_no_number_and_what_may_come_may_not()
    {
        using var sampler = new ManagedSampler(SamplerSettings.Default, seed: 1);
        sampler.Draw([float.NaN, 0f, float.PositiveInfinity], Mask(3, 1)).Value.ShouldBe(1);
        Should.Throw<ModelException>(() => sampler.Draw([0f, float.NaN, 0f], Mask(3, 0, 1))).Kind.ShouldBe(ModelErrorKind.EngineFailed);
        Should.Throw<ModelException>(() => sampler.Draw([0f, float.NegativeInfinity, 0f], Mask(3, 1))).Kind.ShouldBe(ModelErrorKind.EngineFailed);
        Should.Throw<ModelException>(() => sampler.Draw([0f, 0f, 0f], Mask(3))).Kind.ShouldBe(ModelErrorKind.EngineFailed);
    }

    [Theory]
    [InlineData("builtin:mini", 1)]
    [InlineData("builtin:mini", 2)]
    public void A_model_that_never_heard_of_it_says_a_value(string uri, ulong seed)
    {
        using var registry = new ModelRegistry(ManagedEngines.All);
        Speak(registry.Open(uri, new ModelOptions()), seed);
    }

    [Theory]
    [InlineData(NgramUnit.Bytes)]
    [InlineData(NgramUnit.Words)]
    public void A_model_of_any_unit_says_a_value(NgramUnit unit)
    {
        using var model = TestText.Model(TestText.Sentences(1, 400), unit);
        Speak(model, seed: 3);
    }

    [Fact]
    public void A_thousand_shapes_are_said_by_a_model_that_never_heard_of_them_while_its_page_is_deleted_from()
    {
        using var model = TestText.Model(TestText.Sentences(2, 300), NgramUnit.Words);
        using var room = model.CreateContext(new ContextOptions(100));
        using var session = room.CreateSession();
        session.Append(model.Tokenizer.Tokenize("The pilot saw the dam. What is it to be?"));
        var shapes = new RandomShapes(61);
        var said = 0;
        for (var i = 0; said < 1000; i++)
        {
            var shape = i % 2 == 0 ? shapes.Record() : new TurnShape(new ValueShape.Pattern(shapes.Regex()), Verdict.Records);
            var constraint = TokenConstraint.For(model.Tokenizer, shape);
            if (!constraint.CanBegin)
            {
                continue;
            }

            using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default with { Temperature = 1.2 }, (ulong)i, i));
            var cursor = constraint.Begin();
            var tokens = new List<TokenId>();
            while (!cursor.IsFinished)
            {
                // The turn has sixty tokens and is closed before it would have more.
                var token = session.Sample(sampler, cursor.Allowed);
                if (cursor.IsEnd(token))
                {
                    break;
                }

                if (tokens.Count > 0 && tokens.Count + 1 + cursor.ClosingTokensAfter(token) > Math.Max(60, tokens.Count + cursor.ClosingTokens.Length))
                {
                    tokens.AddRange(cursor.ClosingTokens);
                    break;
                }

                cursor.Take(token);
                tokens.Add(token);
                session.Append([token]);
                session.Delete(tokens.Count % 7, session.Length > 40 ? 2 : 0, CacheMode.Shift);
            }

            var text = TestText.Decode(model.Tokenizer, [.. tokens]);
            Oracle.IsValue(shape, text).ShouldBeTrue(text);
            said++;
        }
    }

    [Theory]
    [InlineData(NgramUnit.Bytes)]
    [InlineData(NgramUnit.Words)]
    public void Saying_a_token_of_those_that_may_come_allocates_nothing(NgramUnit unit)
    {
        using var model = TestText.Model(TestText.Sentences(1, 400), unit);
        using var room = model.CreateContext(new ContextOptions(600));
        using var speaker = room.CreateSession();
        using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default with { TopK = 40, TopP = 0.95 }, 5, 0));
        var constraint = TokenConstraint.For(model.Tokenizer, Verdict);
        ConstraintCursor[] cursors = [.. Enumerable.Range(0, 40).Select(_ => constraint.Begin())];
        speaker.Append(model.Tokenizer.Tokenize("The pilot said:"));
        Speak(cursors.AsSpan(0, 20));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var said = Speak(cursors.AsSpan(20));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        said.ShouldBeGreaterThanOrEqualTo(20);

        int Speak(ReadOnlySpan<ConstraintCursor> turns)
        {
            var count = 0;
            Span<TokenId> one = stackalloc TokenId[1];
            foreach (var cursor in turns)
            {
                while (!cursor.IsFinished)
                {
                    one[0] = speaker.Sample(sampler, cursor.Allowed);
                    cursor.Take(one[0]);
                    speaker.Delete(0, 1, CacheMode.Shift);
                    speaker.Append(one);
                    count++;
                }
            }

            return count;
        }
    }

    /// <summary>Says a hundred verdicts, and forgets some of the page in the midst of each.</summary>
    private static void Speak(ILanguageModel model, ulong seed)
    {
        using var room = model.CreateContext(new ContextOptions(200));
        using var session = room.CreateSession();
        session.Append(model.Tokenizer.Tokenize("What is it to be, the old boat or rain?\nThe verdict:"));
        var verdicts = new HashSet<string>();
        for (var turn = 0; turn < 100; turn++)
        {
            using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default with { Temperature = 1.5, MinP = 0 }, seed + (ulong)turn, turn));
            var cursor = TokenConstraint.For(model.Tokenizer, Verdict).Begin();
            var said = new List<TokenId>();
            while (!cursor.IsFinished)
            {
                var token = session.Sample(sampler, cursor.Allowed);
                cursor.Allowed.Allows(token).ShouldBeTrue();
                cursor.Take(token);
                session.Append([token]);
                session.Delete(0, 1, CacheMode.Exact);
                said.Add(token);
            }

            verdicts.Add(TestText.Decode(model.Tokenizer, [.. said]).Trim());
        }

        verdicts.Order().ShouldBe(["hold", "sell"]);
    }

    private static SamplerSettings Settings(string chain) => chain switch
    {
        "min_p" => new() { MinP = 0.5, Temperature = 0.8 },
        "top_k" => new() { TopK = 2 },
        "top_p" => new() { TopP = 0.7 },
        "cold" => new() { Temperature = 0 },
        _ => new(),
    };

    private static TokenMask Mask(int size, params int[] tokens)
    {
        var words = new ulong[(size + 63) / 64];
        foreach (var token in tokens)
        {
            words[token >> 6] |= 1UL << (token & 63);
        }

        return new TokenMask(words);
    }
}
