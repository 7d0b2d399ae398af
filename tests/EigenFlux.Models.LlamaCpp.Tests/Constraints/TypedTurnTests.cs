using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.LlamaCpp.Tests.Support;
using EigenFlux.Models.Tests.Constraints;

namespace EigenFlux.Models.LlamaCpp.Tests.Constraints;

[Collection(ModelCollection.Name)]
public class TypedTurnTests(ModelFixture fixture)
{
    private static readonly TurnShape Case = new(new ValueShape.RecordOf("Case"), new Dictionary<string, RecordShape>
    {
        ["Case"] = new(
        [
            new("severity", new ValueShape.Choice(["low", "middling", "high"])), new("days", new ValueShape.WholeNumber()),
            new("code", new ValueShape.Pattern(@"[A-Z]{2}-\d{3}")), new("open", new ValueShape.Truth()),
        ]),
    });

    public static TheoryData<string> Chains { get; } = ["default", "cold", "everything", "plain"];

    [SkippableFact]
    public void What_is_said_in_the_vocabulary_is_a_value()
    {
        var tokenizer = fixture.Model.Tokenizer;
        var shapes = new RandomShapes(51);
        var random = new SeededRandom(52);
        for (var i = 0; i < 40; i++)
        {
            var record = shapes.Record();
            Check(record);
            var pattern = shapes.Regex();
            if (RegexShape.Check(pattern) is null)
            {
                Check(new TurnShape(new ValueShape.Pattern(pattern), record.Records));
            }
        }

        void Check(TurnShape shape)
        {
            var constraint = TokenConstraint.For(tokenizer, shape);
            constraint.Problems.ShouldBeEmpty();
            var text = Walks.Say(constraint, random, 10 + random.NextInt32(40));
            Oracle.IsValue(shape, text).ShouldBeTrue(text);
            ShapeReader.TryRead(shape, text, out _).ShouldBeTrue(text);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Chains))]
    public void A_typed_turn_is_a_value_with_any_sampler_and_with_deletion_in_its_midst(string chain)
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(256));
        using var session = context.CreateSession();
        session.Append(model.Page(Sessions.Story + "The case of the lamp, in JSON:"));
        for (var turn = 0; turn < 3; turn++)
        {
            using var sampler = model.Sampler(Settings(chain), (ulong)turn);
            var cursor = TokenConstraint.For(model.Tokenizer, Case).Begin();
            var said = new List<TokenId>();
            while (!cursor.IsFinished)
            {
                var token = session.Sample(sampler, cursor.Allowed);
                cursor.Allowed.Allows(token).ShouldBeTrue();
                cursor.Take(token);
                said.Add(token);
                session.Append([token]);
                session.Delete(1, 1, turn == 1 ? CacheMode.Exact : CacheMode.Shift);
            }

            Oracle.IsValue(Case, Walks.Decode(model.Tokenizer, [.. said])).ShouldBeTrue();
        }
    }

    [SkippableFact]
    public void Filters_are_relative_to_what_may_come()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(64));
        using var session = context.CreateSession();
        session.Append(model.Page("The capital of France is"));
        var row = session.Next(model);
        var words = new ulong[(row.Length + 63) / 64];
        int[] ordered = [.. Enumerable.Range(0, row.Length).OrderByDescending(token => row[token])];

        // Some tokens that are all but impossible, and others that are less likely still.
        var permitted = ordered[2000..2400];
        foreach (var token in permitted)
        {
            words[token >> 6] |= 1UL << (token & 63);
        }

        var best = row[permitted[0]];
        var drawn = new HashSet<int>();
        using var sampler = model.Sampler(new SamplerSettings { Temperature = 1, MinP = 0.5 }, 3);
        for (var i = 0; i < 300; i++)
        {
            var token = session.Sample(sampler, new TokenMask(words)).Value;
            permitted.ShouldContain(token);
            row[token].ShouldBeGreaterThan(best + MathF.Log(0.5f) - 0.001f);
            drawn.Add(token);
        }

        drawn.Count.ShouldBeGreaterThan(20);
        using var cold = model.Sampler(new SamplerSettings { Temperature = 0 }, 3);
        session.Sample(cold, new TokenMask(words)).Value.ShouldBe(permitted[0]);
        Should.Throw<ModelException>(() => session.Sample(cold, new TokenMask(new ulong[words.Length]))).Kind.ShouldBe(ModelErrorKind.EngineFailed);
    }

    [SkippableFact]
    public void Drawing_of_what_may_come_allocates_nothing()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(128));
        using var session = context.CreateSession();
        session.Append(model.LongPage(64));
        using var sampler = model.Sampler(new SamplerSettings { Temperature = 0 }, 1);
        var constraint = TokenConstraint.For(model.Tokenizer, Case);
        ConstraintCursor[] cursors = [constraint.Begin(), constraint.Begin(), constraint.Begin()];
        Speak(cursors[0]);
        Speak(cursors[1]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var said = Speak(cursors[2]);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        said.ShouldBeGreaterThan(5);

        int Speak(ConstraintCursor cursor)
        {
            // The same page-state each time, so that the same is said.
            session.Delete(64, session.Length - 64, CacheMode.Exact);
            var count = 0;
            Span<TokenId> one = stackalloc TokenId[1];
            while (!cursor.IsFinished)
            {
                one[0] = session.Sample(sampler, cursor.Allowed);
                cursor.Take(one[0]);
                session.Append(one);
                count++;
            }

            return count;
        }
    }

    [SkippableFact]
    public void Names_of_control_tokens_may_not_come()
    {
        var tokenizer = fixture.Model.Tokenizer;
        var shape = new TurnShape(new ValueShape.ListOf(new ValueShape.Prose()), new Dictionary<string, RecordShape>());
        var cursor = TokenConstraint.For(tokenizer, shape).Begin();
        foreach (var token in tokenizer.Tokenize("[\"a"))
        {
            cursor.Take(token);
        }

        var controls = 0;
        for (var i = 0; i < tokenizer.VocabularySize; i++)
        {
            var token = new TokenId(i);
            if (tokenizer.IsControl(token))
            {
                cursor.Allowed.Allows(token).ShouldBeFalse();
                controls++;
            }
        }

        controls.ShouldBeGreaterThan(3);
        tokenizer.IsControl(tokenizer.BeginOfText!.Value).ShouldBeTrue();
        cursor.Allowed.Count.ShouldBeGreaterThan(200_000);
    }

    private static SamplerSettings Settings(string chain) => chain switch
    {
        "default" => SamplerSettings.Default,
        "cold" => new() { Temperature = 0 },
        "plain" => new(),
        _ => new()
        {
            RepeatPenalty = 1.1, RepeatWindow = 32, Dry = 0.8, TopK = 200, Typical = 0.98, TopP = 0.95, MinP = 0.02, Temperature = 0.9,
        },
    };
}
