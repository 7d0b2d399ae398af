using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Tests.Support;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Tests.Caches;

public class SplicesTests
{
    [Fact]
    public void What_stands_between_comes_in_and_what_is_gone_goes()
    {
        var common = new Stream("a1 a2 | b1 b2 b3 | c1 c2 | d1");
        var own = new Stream("a1 a2 | x1 x2 | c1 c2 | d1 | y1");

        var splices = Splices.Of(common.Entries, common.Tokens, own.Entries, own.Tokens);

        splices.ShouldBe([new Splice(2, 3, 2), new Splice(7, 0, 1)]);
        Made(common, own, splices).ShouldBe(own.Tokens);
    }

    [Fact]
    public void What_is_left_in_both_of_a_segment_that_was_cut_stays()
    {
        var common = new Stream("a1 a2 a3 a4 a5 | b1");
        var own = new Stream("a1 a4 a5 | b1");

        var splices = Splices.Of(common.Entries, common.Tokens, own.Entries, own.Tokens);

        splices.ShouldBe([new Splice(1, 2, 0)]);
        Made(common, own, splices).ShouldBe(own.Tokens);
    }

    [Fact]
    public void The_same_needs_nothing()
    {
        var common = new Stream("a1 a2 | b1");
        Splices.Of(common.Entries, common.Tokens, common.Entries, common.Tokens).ShouldBeEmpty();
        var none = new Stream("");
        Splices.Of(none.Entries, none.Tokens, none.Entries, none.Tokens).ShouldBeEmpty();
    }

    [Fact]
    public void A_segment_in_another_place_is_computed_anew_and_the_longer_run_stays()
    {
        var common = new Stream("n1 n2 | a1 | b1 | c1");
        var own = new Stream("a1 | b1 | n1 n2 | c1");

        var splices = Splices.Of(common.Entries, common.Tokens, own.Entries, own.Tokens);

        splices.ShouldBe([new Splice(0, 2, 0), new Splice(2, 0, 2)]);
    }

    [Fact]
    public void Any_page_state_is_made_of_any_other()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var names = Enumerable.Range(0, random.Next(1, 14)).Select(i => ((char)('a' + i)).ToString()).ToList();
            var whole = names.ToDictionary(name => name, name => Enumerable.Range(1, random.Next(1, 6)).Select(i => name + i).ToList());
            var (common, own) = (new Stream(Some(0.9)), new Stream(Some(0.6)));

            var splices = Splices.Of(common.Entries, common.Tokens, own.Entries, own.Tokens);

            Made(common, own, splices).ShouldBe(own.Tokens, $"seed {seed}");
            splices.Zip(splices.Skip(1)).ShouldAllBe(pair => pair.First.At + pair.First.Count < pair.Second.At);

            string Some(double share)
            {
                var chosen = names.Where(_ => random.NextDouble() < share).ToList();
                if (chosen.Count > 1 && random.Next(4) == 0)
                {
                    var moved = random.Next(chosen.Count);
                    (chosen[0], chosen[moved]) = (chosen[moved], chosen[0]);
                }

                return string.Join(" | ", chosen.Select(name =>
                {
                    var tokens = whole[name];
                    var from = random.Next(3) == 0 ? random.Next(tokens.Count) : 0;
                    return string.Join(' ', tokens.Skip(from));
                }));
            }
        }
    }

    /// <summary>What becomes of the one in a window that is no larger than it must be.</summary>
    private static TokenId[] Made(Stream common, Stream own, IReadOnlyList<Splice> splices)
    {
        using var model = new KeepableModel();
        using var context = model.CreateContext(new ContextOptions(Math.Max(1, Math.Max(common.Tokens.Length, own.Tokens.Length))));
        using var session = context.CreateSession();
        session.Append(common.Tokens);
        session.Apply(splices, own.Tokens);
        return session.Tokens.ToArray();
    }

    /// <summary>A page-state: segments, named by the letter of their tokens.</summary>
    private sealed class Stream
    {
        private readonly PageLedger ledger = new(1000, 0, new DeletionSpec(DeletionKind.Turn));

        public Stream(string written)
        {
            foreach (var segment in written.Split(" | ", StringSplitOptions.RemoveEmptyEntries))
            {
                var tokens = segment.Split(' ');
                ledger.Append(new LedgerEntry(segment[..1], SegmentKind.Line), tokens.Length);
                Tokens = [.. Tokens, .. tokens.Select(token => new TokenId((token[0] - 'a') * 8 + int.Parse(token[1..], System.Globalization.CultureInfo.InvariantCulture)))];
            }
        }

        public IReadOnlyList<LedgerEntry> Entries => ledger.Entries;

        public TokenId[] Tokens { get; } = [];
    }
}
