using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Models.Tests.Constraints;

public class CursorTests
{
    private static readonly Dictionary<string, RecordShape> NoRecords = [];

    private static readonly TurnShape Case = new(new ValueShape.RecordOf("Case"), new Dictionary<string, RecordShape>
    {
        ["Case"] = new(
        [
            new("title", new ValueShape.Prose()), new("severity", new ValueShape.Choice(["low", "high"])),
            new("days", new ValueShape.WholeNumber()), new("parts", new ValueShape.ListOf(new ValueShape.RecordOf("Case"))),
        ]),
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Alternatives_may_begin_with_a_space_or_be_said_after_one_and_each_is_one_text(bool inList)
    {
        string[] alternatives = [" a", "a", "a\"b\\", "é", "éé", "日本語", "😀", "x\ny"];
        ValueShape choice = new ValueShape.Choice(alternatives);
        var shape = inList ? new ValueShape.ListOf(choice) : choice;
        foreach (var alternative in alternatives)
        {
            var cursor = Begin(shape);
            Take(cursor, inList ? $"[\"{alternative.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"]" : alternative);
            cursor.IsComplete.ShouldBeTrue(alternative);
        }

        foreach (var (text, isValue) in new[] { (" a", true), ("  a", true), ("   a", false), (" é", true), ("éa", false), ("日本", false), (" 😀", true), ("", false) })
        {
            var cursor = Begin(choice);
            (System.Text.Encoding.UTF8.GetBytes(text).All(value => cursor.TryTake(new TokenId(value))) && cursor.IsComplete).ShouldBe(isValue, text);
        }
    }

    [Fact]
    public void After_the_last_ascii_character_that_may_come_others_still_may()
    {
        var cursor = Begin(new ValueShape.Pattern("[é-ÿ]{0,2}"));
        cursor.IsFinished.ShouldBeFalse();
        Take(cursor, "é");
        cursor.IsComplete.ShouldBeTrue();
        cursor.IsFinished.ShouldBeFalse();
        Take(cursor, "ÿ");
        cursor.IsFinished.ShouldBeTrue();
    }

    [Fact]
    public void A_choice_ends_by_itself_and_a_number_when_it_is_over()
    {
        var verdict = Begin(new ValueShape.Choice(["sell", "hold", "hold on"]));
        Take(verdict, " sell");
        verdict.IsFinished.ShouldBeTrue();
        verdict.IsEnd(ByteTokenizer.EndOfText).ShouldBeTrue();
        verdict.Allowed.Allows(ByteTokenizer.EndOfText).ShouldBeTrue();
        verdict.Allowed.Count.ShouldBe(3); // A line feed and a carriage return end it as well.

        var longer = Begin(new ValueShape.Choice(["sell", "hold", "hold on"]));
        Take(longer, "hold");
        longer.IsComplete.ShouldBeTrue();
        longer.IsFinished.ShouldBeFalse();
        longer.Allowed.Allows(new TokenId(' ')).ShouldBeTrue();
        longer.TryTake(new TokenId('\n')).ShouldBeFalse();

        var days = Begin(new ValueShape.WholeNumber());
        days.Allowed.Count.ShouldBe(12);
        Take(days, "-1");
        days.IsComplete.ShouldBeTrue();
        days.IsEnd(new TokenId('\n')).ShouldBeTrue();
        days.IsEnd(new TokenId('0')).ShouldBeFalse();
        Take(days, new string('0', 17));
        days.IsFinished.ShouldBeTrue();
    }

    [Fact]
    public void A_line_break_that_belongs_to_the_value_does_not_end_it()
    {
        var cursor = Begin(new ValueShape.Pattern(@"a\n?b?"));
        Take(cursor, "a");
        cursor.IsEnd(new TokenId('\n')).ShouldBeFalse();
        cursor.IsEnd(new TokenId('\r')).ShouldBeTrue();
        Take(cursor, "\n");
        cursor.IsEnd(new TokenId('\n')).ShouldBeTrue();
    }

    [Fact]
    public void A_value_can_be_closed_from_everywhere()
    {
        var cursor = TokenConstraint.For(ByteTokenizer.Instance, Case).Begin();
        cursor.Closing.ShouldBe("{\"title\": \"\", \"severity\": \"low\", \"days\": 0, \"parts\": []}");
        Take(cursor, "{\"title\": \"An");
        cursor.Closing.ShouldBe("\", \"severity\": \"low\", \"days\": 0, \"parts\": []}");
        cursor.ClosingTokens.Length.ShouldBe(cursor.Closing.Length);
        Take(cursor, "\", \"severity\": \"h");
        cursor.Closing.ShouldBe("igh\", \"days\": 0, \"parts\": []}");
        cursor.ClosingTokensAfter(new TokenId('i')).ShouldBe(cursor.ClosingTokens.Length - 1);
        cursor.ClosingTokensAfter(new TokenId('j')).ShouldBe(-1);
        Take(cursor, "igh\", \"days\": 12");
        cursor.Closing.ShouldBe(", \"parts\": []}");
        Take(cursor, ", \"parts\": [");
        cursor.Closing.ShouldBe("]}");
        cursor.ClosingTokensAfter(new TokenId('{')).ShouldBeGreaterThan(50);
        Take(cursor, "]}");
        cursor.Closing.ShouldBe("");
        cursor.ClosingTokensAfter(new TokenId('\n')).ShouldBe(0);
        cursor.IsFinished.ShouldBeTrue();
    }

    [Fact]
    public void A_character_that_was_said_in_part_is_closed_by_the_rest_of_its_bytes()
    {
        var cursor = Begin(new ValueShape.Pattern("é|😀"));
        cursor.Take(new TokenId(0xF0));
        var bytes = new List<byte> { 0xF0 };
        bytes.AddRange(cursor.ClosingTokens.ToArray().Select(token => (byte)token.Value));
        System.Text.Encoding.UTF8.GetString([.. bytes]).ShouldBe("😀");
        cursor.Closing.ShouldStartWith("\uFFFD");
    }

    [Fact]
    public void The_bytes_of_a_surrogate_are_no_character()
    {
        var cursor = Begin(new ValueShape.Pattern("."));
        cursor.Take(new TokenId(0xED));
        for (var value = 0; value < 256; value++)
        {
            cursor.Allowed.Allows(new TokenId(value)).ShouldBe(value is >= 0x80 and < 0xA0, $"0x{value:X2}");
        }
    }

    [Fact]
    public void A_turn_that_looks_ahead_is_always_closed_within_its_tokens()
    {
        var random = new SeededRandom(7);
        foreach (var tokenizer in new ITokenizer[] { ByteTokenizer.Instance, PatchworkTokenizer.Random(5) })
        {
            var constraint = TokenConstraint.For(tokenizer, Case);
            var least = constraint.Begin().ClosingTokens.Length;
            for (var i = 0; i < 200; i++)
            {
                var cursor = constraint.Begin();
                var said = new List<TokenId>();
                var left = least + random.NextInt32(60);
                while (!cursor.IsFinished && left > 0)
                {
                    var tokens = new TokenId[cursor.Allowed.Count];
                    cursor.Allowed.CopyTo(tokens);
                    var token = tokens[random.NextInt32(tokens.Length)];
                    if (cursor.ClosingTokensAfter(token) > left - 1)
                    {
                        said.AddRange(cursor.ClosingTokens);
                        cursor.ClosingTokens.Length.ShouldBeLessThanOrEqualTo(left);
                        break;
                    }

                    cursor.Take(token);
                    said.Add(token);
                    left--;
                }

                Oracle.IsValue(Case, TestText.Decode(tokenizer, [.. said])).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void A_fork_goes_its_own_way()
    {
        var cursor = Begin(new ValueShape.Choice(["sell", "seek"]));
        Take(cursor, "se");
        var fork = cursor.Fork();
        Take(fork, "l");
        fork.Closing.ShouldBe("l");
        cursor.Allowed.Count.ShouldBe(2);
        Should.Throw<ArgumentException>(() => fork.Take(new TokenId('e')));
        fork.Closing.ShouldBe("l");
    }

    [Fact]
    public void Names_of_control_tokens_are_no_text()
    {
        var tokenizer = PatchworkTokenizer.Random(8);
        var cursor = TokenConstraint.For(tokenizer, new TurnShape(new ValueShape.Truth(), NoRecords)).Begin();
        TestText.Decode(tokenizer, [tokenizer.Control]).ShouldBe("true");
        cursor.Allowed.Allows(tokenizer.Control).ShouldBeFalse();
        cursor.TryTake(tokenizer.Control).ShouldBeFalse();
        cursor.TryTake(new TokenId(1 << 20)).ShouldBeFalse();
    }

    [Fact]
    public void Going_on_allocates_nothing_where_somebody_was_before()
    {
        const string Said = "{\"title\": \"Zoë\\n\", \"severity\": \"high\", \"days\": -120, \"parts\": [{\"title\": \"\", \"severity\": \"low\", \"days\": 0, \"parts\": []}]}";
        var tokenizer = PatchworkTokenizer.Random(9);
        var tokens = tokenizer.Tokenize(Said);
        var constraint = TokenConstraint.For(tokenizer, Case);
        ConstraintCursor[] cursors = [.. Enumerable.Range(0, 22).Select(_ => constraint.Begin())];
        Say(cursors[0]);
        Say(cursors[1]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = 0L;
        foreach (var cursor in cursors.AsSpan(2))
        {
            sum += Say(cursor);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        sum.ShouldBeGreaterThan(20 * tokens.Length);

        long Say(ConstraintCursor cursor)
        {
            var total = 0L;
            foreach (var token in tokens)
            {
                total += cursor.Allowed.Count + cursor.ClosingTokens.Length + cursor.ClosingTokensAfter(token);
                total += cursor.IsEnd(token) || cursor.IsFinished ? -1_000_000 : 0;
                cursor.Take(token);
            }

            return total + (cursor.IsFinished ? 0 : -1_000_000);
        }
    }

    [Fact]
    public void Constraints_are_built_once_and_shared_by_threads()
    {
        var tokenizer = PatchworkTokenizer.Random(10);
        var texts = new string[16];
        Parallel.For(0, texts.Length, i =>
        {
            // Shapes that are equal, and not the same; the same seed says the same whatever other threads do.
            var shape = new TurnShape(new ValueShape.RecordOf("Case"), new Dictionary<string, RecordShape>(Case.Records));
            var random = new SeededRandom((ulong)(i % 4));
            texts[i] = string.Concat(Enumerable.Range(0, 40).Select(_ => Walks.Say(TokenConstraint.For(tokenizer, shape), random, 80)));
        });
        for (var i = 4; i < texts.Length; i++)
        {
            texts[i].ShouldBe(texts[i % 4]);
        }

        var one = TokenConstraint.For(tokenizer, Case).Begin();
        var other = TokenConstraint.For(tokenizer, new TurnShape(new ValueShape.RecordOf("Case"), new Dictionary<string, RecordShape>(Case.Records))).Begin();
        other.Allowed.ShouldBeSameAs(one.Allowed);
    }

    private static ConstraintCursor Begin(ValueShape value) =>
        TokenConstraint.For(ByteTokenizer.Instance, new TurnShape(value, NoRecords)).Begin();

    private static void Take(ConstraintCursor cursor, string text)
    {
        foreach (var token in ByteTokenizer.Instance.Tokenize(text))
        {
            cursor.Take(token);
        }
    }
}
