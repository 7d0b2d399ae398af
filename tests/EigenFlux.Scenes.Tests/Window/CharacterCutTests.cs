using System.Text;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Tokenizers;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Tests.Window;

/// <summary>A policy that cuts segments never leaves a part of a character at their head.</summary>
public sealed class CharacterCutTests
{
    private const string Text = "aé€😀b🐲ç";

    public static TheoryData<string, int> Policies => new() { { "token", 0 }, { "token", 80 }, { "block", 3 }, { "block", 16 } };

    [Theory]
    [MemberData(nameof(Policies))]
    public void What_is_left_of_a_segment_begins_with_a_whole_character(string kind, int number)
    {
        var random = new Random(number);
        var cuts = 0;
        for (var round = 0; round < 200; round++)
        {
            var policy = kind == "block"
                ? new DeletionSpec(DeletionKind.Block, number)
                : new DeletionSpec(DeletionKind.Token) { LowWater = number == 0 ? null : number / 100.0 };
            var ledger = new PageLedger(40 + random.Next(20), 0, policy);
            var page = new List<byte>();
            var deleted = new List<LedgerDeletion>();
            for (var i = 0; i < 30; i++)
            {
                var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1 + random.Next(6)).Select(_ => Runes[random.Next(Runes.Length)])));
                var tokens = bytes.Select(value => new TokenId(value)).ToArray();
                deleted.Clear();
                ledger.MakeRoomToBegin(tokens.Length, deleted);
                Apply();
                var entry = ledger.Append(new LedgerEntry($"s{i}", SegmentKind.Line), tokens.Length);
                entry.BeginWithin(Characters.Within(tokens, ByteTokenizer.Instance));
                page.AddRange(bytes);
                ledger.Length.ShouldBe(page.Count);
                new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. page]).ShouldNotBeEmpty();
            }

            void Apply()
            {
                foreach (var deletion in deleted)
                {
                    page.RemoveRange(deletion.At, deletion.Count);
                    cuts += deletion.Gone ? 0 : 1;
                }
            }
        }

        cuts.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_window_loses_whole_characters_whatever_its_copy_has_lost()
    {
        var ledger = new PageLedger(6, 0, new DeletionSpec(DeletionKind.Token));
        var tokens = Encoding.UTF8.GetBytes("aéb").Select(value => new TokenId(value)).ToArray();
        ledger.Append(new LedgerEntry("line", SegmentKind.Line), tokens.Length).BeginWithin(Characters.Within(tokens, ByteTokenizer.Instance));
        var copy = ledger.Fork(new LedgerCopies());

        Lost(copy, incoming: 3).ShouldBe(1);
        Lost(ledger, incoming: 4).ShouldBe(3);

        static int Lost(PageLedger ledger, int incoming)
        {
            var deleted = new List<LedgerDeletion>();
            ledger.MakeRoomToBegin(incoming, deleted);
            return deleted.Sum(deletion => deletion.Count);
        }
    }

    [Fact]
    public void A_turn_that_loses_its_own_first_tokens_loses_whole_characters()
    {
        var ledger = new PageLedger(20, 0, new DeletionSpec(DeletionKind.Token));
        var turn = ledger.Open(new LedgerEntry("t", SegmentKind.Turn), 2);
        var page = new List<byte>("A:"u8.ToArray());
        var deleted = new List<LedgerDeletion>();
        foreach (var rune in Enumerable.Range(0, 40).Select(i => Encoding.UTF8.GetBytes(Runes[i % Runes.Length])))
        {
            foreach (var value in rune)
            {
                deleted.Clear();
                ledger.MakeRoomToContinue(1, deleted);
                foreach (var deletion in deleted)
                {
                    page.RemoveRange(deletion.At, deletion.Count);
                }

                turn.BeginWithin(Characters.Within([new TokenId(value)], ByteTokenizer.Instance, turn.Length));
                ledger.Grow(1);
                page.Add(value);
            }

            new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. page]).ShouldStartWith("A:");
        }
    }

    [Fact]
    public void The_plan_cuts_the_author_s_own_texts_at_whole_characters()
    {
        var plan = Programs.Plan($$"""
            scene Main() {
              window 60 tokens, reserve 0
              delete by token
              repeat 8 { narrator: "{{Text}}" }
            }
            """);
        foreach (var entry in plan.Worst)
        {
            // Whole segments of this text take these tokens, and what is left of one these: at no other places does a character begin.
            var whole = Encoding.UTF8.GetByteCount($"Narrator: {Text}\n");
            var tails = Enumerable.Range(0, whole + 1).Where(at => at == whole || (Encoding.UTF8.GetBytes($"Narrator: {Text}\n")[at] & 0xC0) != 0x80).Select(at => whole - at);
            tails.ShouldContain((entry.Window - plan.PrefixTokens) % whole);
        }

        plan.Worst.ShouldContain(entry => entry.Cut.Count > 0);
    }

    private static readonly string[] Runes = [.. Text.EnumerateRunes().Select(rune => rune.ToString())];
}
