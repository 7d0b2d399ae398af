using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Models.Tests.Constraints;

/// <summary>
/// With few enough values all of them can be written down: then a token may come just where some value begins with what was said and
/// the token, and has a rest that the vocabulary can spell.
/// </summary>
public class ExactnessTests
{
    private static readonly Dictionary<string, RecordShape> NoRecords = [];

    [Fact]
    public void In_small_records_a_token_may_come_just_where_some_value_follows()
    {
        string[] colours = ["red", "re\"d", "blé", "b"];
        var records = new Dictionary<string, RecordShape>
        {
            ["Pair"] = new([new("c", new ValueShape.Choice(colours)), new("é", new ValueShape.Truth())]),
            ["Outer"] = new([new("p", new ValueShape.RecordOf("Pair")), new("x", new ValueShape.Pattern("[ab]{1,2}"))]),
        };
        string[] pairs =
        [
            .. from colour in colours
               from truth in new[] { "true", "false" }
               select $"{{\"c\": \"{colour.Replace("\"", "\\\"", StringComparison.Ordinal)}\", \"é\": {truth}}}",
        ];
        string[] values =
        [
            .. from pair in pairs
               from text in new[] { "a", "b", "aa", "ab", "ba", "bb" }
               select $"{{\"p\": {pair}, \"x\": \"{text}\"}}",
        ];
        ITokenizer[] tokenizers =
        [
            ByteTokenizer.Instance,
            PatchworkTokenizer.Random(3),
            Complete("{\"p", "\": {\"", "\"c\": \"", "red", "re", "d\", \"", "é\": ", "\": ", "true", "true}, \"x\": \"a", "\"}", "e}, ", "}}", "\", \"", "a\"}", " {", "b\"}\n"),
        ];
        foreach (var tokenizer in tokenizers)
        {
            Compare(tokenizer, new TurnShape(new ValueShape.RecordOf("Outer"), records), values);
        }
    }

    [Fact]
    public void In_small_languages_a_token_may_come_just_where_some_value_follows_even_where_the_vocabulary_lacks_letters()
    {
        const string Letters = "ab é";
        var texts = Texts(Letters, 6);
        var shapes = new SeededRandom(41);
        var (some, none) = (0, 0);
        for (var i = 0; i < 300; i++)
        {
            var pattern = Pattern(shapes);
            string[] values = [.. texts.Where(text => Oracle.Matches(pattern, text))];
            var tokenizer = Lacking(shapes, Letters);
            var shape = new TurnShape(new ValueShape.Pattern(pattern), NoRecords);
            var spellable = values.Concat(values.Select(value => " " + value)).Any(value => CanSpell(tokenizer, System.Text.Encoding.UTF8.GetBytes(value)));
            TokenConstraint.For(tokenizer, shape).CanBegin.ShouldBe(spellable, pattern);
            if (spellable)
            {
                Compare(tokenizer, shape, values);
                some++;
            }
            else
            {
                TokenConstraint.For(tokenizer, shape).Problems.ShouldHaveSingleItem();
                none++;
            }
        }

        some.ShouldBeGreaterThan(50);
        none.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void An_alternative_that_the_vocabulary_cannot_spell_is_told_and_never_begun()
    {
        var tokenizer = new PatchworkTokenizer(["se", "ll", "ho", "s", "{", "}", "\"", ": ", "v", "\n"]);
        var shape = new TurnShape(new ValueShape.Choice(["sell", "hold", "sold"]), NoRecords);
        var constraint = TokenConstraint.For(tokenizer, shape);
        constraint.CanBegin.ShouldBeTrue();
        constraint.Problems.Select(problem => (problem.Kind, problem.Text)).ShouldBe(
            [(ShapeProblemKind.CannotSpell, "hold"), (ShapeProblemKind.CannotSpell, "sold")]);
        Names(constraint.Begin().Allowed, tokenizer).ShouldBe(["se"]);

        var record = new TurnShape(new ValueShape.RecordOf("R"), new Dictionary<string, RecordShape>
        {
            ["R"] = new([new("v", new ValueShape.Choice(["sell", "hold"]))]),
        });
        constraint = TokenConstraint.For(tokenizer, record);
        constraint.Problems.ShouldBe([new ShapeProblem(ShapeProblemKind.CannotSpell, "R", "v", "hold")]);
        Walks.Say(constraint, new SeededRandom(1), 99).ShouldBe("{\"v\": \"sell\"}");

        constraint = TokenConstraint.For(tokenizer, new TurnShape(new ValueShape.ListOf(new ValueShape.Choice(["sell"])), NoRecords));
        constraint.CanBegin.ShouldBeFalse();
        constraint.Problems.ShouldHaveSingleItem().Kind.ShouldBe(ShapeProblemKind.CannotSpell);
        Should.Throw<InvalidOperationException>(constraint.Begin);
    }

    [Fact]
    public void A_list_may_be_as_deep_as_can_be_read_and_can_always_be_closed()
    {
        var shape = new TurnShape(new ValueShape.RecordOf("Tree"), new Dictionary<string, RecordShape>
        {
            ["Tree"] = new([new("n", new ValueShape.WholeNumber()), new("in", new ValueShape.ListOf(new ValueShape.RecordOf("Tree")))]),
        });
        foreach (var tokenizer in new ITokenizer[] { ByteTokenizer.Instance, Complete("[{\"n\": ", ", \"in\": [", "[{", "0, \"in\": [{\"n", "]}") })
        {
            var constraint = TokenConstraint.For(tokenizer, shape);
            var cursor = constraint.Begin();
            var said = new List<TokenId>();
            const string Way = "{\"n\": 0, \"in\": [{\"n\": 0, \"in\": [";
            for (var i = 0; i < 10_000; i++)
            {
                // Deeper wherever that may be.
                var tokens = new TokenId[cursor.Allowed.Count];
                cursor.Allowed.CopyTo(tokens);
                var text = TestText.Decode(tokenizer, [.. said]);
                var deeper = tokens.Where(token => (string.Concat(Enumerable.Repeat(Way, 40)) + " ").StartsWith(
                    text + TestText.Decode(tokenizer, [token]), StringComparison.Ordinal)).ToList();
                if (deeper.Count == 0)
                {
                    break;
                }

                cursor.Take(deeper[^1]);
                said.Add(deeper[^1]);
            }

            foreach (var token in cursor.ClosingTokens.ToArray())
            {
                cursor.Take(token);
                said.Add(token);
            }

            var value = TestText.Decode(tokenizer, [.. said]);
            value.Count(unit => unit == '{').ShouldBe(TokenConstraint.MostLevels / 2);
            Oracle.IsValue(shape, value).ShouldBeTrue(value);
            ShapeReader.TryRead(shape, value, out _).ShouldBeTrue();
            ShapeReader.TryRead(shape, value.Replace("[]", "[{\"n\": 0, \"in\": []}]", StringComparison.Ordinal), out _).ShouldBeFalse();
        }
    }

    /// <summary>Goes through all that can be said, and looks at what may come.</summary>
    private static void Compare(ITokenizer tokenizer, TurnShape shape, string[] values)
    {
        byte[][] all = [.. values.Concat(values.Select(value => " " + value)).Distinct().Select(System.Text.Encoding.UTF8.GetBytes)];
        var seen = new HashSet<string>();
        var open = new Stack<(byte[] Said, ConstraintCursor Cursor)>([([], TokenConstraint.For(tokenizer, shape).Begin())]);
        while (open.TryPop(out var top) && seen.Count < 600)
        {
            var (said, cursor) = top;
            var isComplete = all.Any(value => value.AsSpan().SequenceEqual(said));
            cursor.IsComplete.ShouldBe(isComplete);
            var canGoOn = false;
            for (var i = 0; i < tokenizer.VocabularySize; i++)
            {
                var token = new TokenId(i);
                byte[] next = [.. said, .. tokenizer.GetBytes(token)];
                var goesOn = !tokenizer.IsControl(token)
                    && all.Any(value => value.AsSpan().StartsWith(next) && CanSpell(tokenizer, value.AsSpan(next.Length)));
                var ends = !goesOn && isComplete && (tokenizer.IsEndOfText(token) || (!tokenizer.IsControl(token) && tokenizer.GetBytes(token)[0] is (byte)'\n' or (byte)'\r'));
                cursor.Allowed.Allows(token).ShouldBe(goesOn || ends, $"'{TestText.Decode(tokenizer, [token])}' after '{System.Text.Encoding.UTF8.GetString(said)}'");
                cursor.IsEnd(token).ShouldBe(ends);
                canGoOn |= goesOn;
                var fork = cursor.Fork();
                fork.TryTake(token).ShouldBe(goesOn);
                if (goesOn && seen.Add(Convert.ToHexString(next)))
                {
                    open.Push((next, fork));
                }
            }

            cursor.IsFinished.ShouldBe(isComplete && !canGoOn);
            CheckClosing(cursor, said, all, tokenizer);
        }
    }

    private static void CheckClosing(ConstraintCursor cursor, byte[] said, byte[][] all, ITokenizer tokenizer)
    {
        var bytes = new List<byte>(said);
        foreach (var token in cursor.ClosingTokens)
        {
            bytes.AddRange(tokenizer.GetBytes(token));
        }

        all.Any(value => value.AsSpan().SequenceEqual(bytes.ToArray())).ShouldBeTrue();
        bytes.Count.ShouldBe(all.Where(value => value.AsSpan().StartsWith(said) && CanSpell(tokenizer, value.AsSpan(said.Length))).Min(value => value.Length));
    }

    private static bool CanSpell(ITokenizer tokenizer, ReadOnlySpan<byte> bytes)
    {
        var can = new bool[bytes.Length + 1];
        can[bytes.Length] = true;
        for (var at = bytes.Length - 1; at >= 0; at--)
        {
            for (var i = 0; i < tokenizer.VocabularySize && !can[at]; i++)
            {
                var piece = tokenizer.GetBytes(new TokenId(i));
                can[at] = !tokenizer.IsControl(new TokenId(i)) && bytes[at..].StartsWith(piece) && can[at + piece.Length];
            }
        }

        return can[0];
    }

    private static PatchworkTokenizer Complete(params string[] pieces) => new(
        Enumerable.Range(0, 256).Select(value => new[] { (byte)value }).Concat(pieces.Select(System.Text.Encoding.UTF8.GetBytes)));

    private static PatchworkTokenizer Lacking(SeededRandom random, string letters)
    {
        var tokens = new List<string> { "\n", "\n\n" };
        for (var i = 0; i < 6; i++)
        {
            var length = 1 + random.NextInt32(3);
            tokens.Add(string.Concat(Enumerable.Range(0, length).Select(_ => letters[random.NextInt32(letters.Length)])));
        }

        return new PatchworkTokenizer(tokens);
    }

    private static string Pattern(SeededRandom random)
    {
        string[] pieces = ["a", "b", "é", " ?", "[ab]", "[aé]", "(a|bb)", "(é|a )?", "b{0,2}", "(ab|ba)"];
        return string.Concat(Enumerable.Range(0, 1 + random.NextInt32(3)).Select(_ => pieces[random.NextInt32(pieces.Length)]));
    }

    private static List<string> Texts(string letters, int most)
    {
        var texts = new List<string> { "" };
        for (var first = 0; texts[^1].Length < most;)
        {
            var end = texts.Count;
            for (; first < end; first++)
            {
                texts.AddRange(letters.Select(letter => texts[first] + letter));
            }
        }

        return texts;
    }

    private static string[] Names(TokenMask mask, ITokenizer tokenizer)
    {
        var tokens = new TokenId[mask.Count];
        mask.CopyTo(tokens);
        return [.. tokens.Select(token => TestText.Decode(tokenizer, [token]))];
    }
}
