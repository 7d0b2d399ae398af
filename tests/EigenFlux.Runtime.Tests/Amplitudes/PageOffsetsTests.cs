using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Amplitudes;

namespace EigenFlux.Runtime.Tests.Amplitudes;

public sealed class PageOffsetsTests
{
    [Fact]
    public void What_is_the_same_is_as_far_on_as_the_prefix_is_longer()
    {
        var offsets = new PageOffsets(5, 8);
        offsets.Insert(5, 10).ShouldBe(8);
        offsets.Insert(9, 2).ShouldBe(12);
        offsets.Of(5).ShouldBe(8);
        offsets.Of(16).ShouldBe(19);
        offsets.Delete(6, 3).ShouldBe([(9, 3)]);
        offsets.Of(6).ShouldBe(9);
    }

    [Fact]
    public void What_is_another_text_goes_when_the_last_of_it_goes()
    {
        var offsets = new PageOffsets(0, 4);
        offsets.Insert(0, 3);
        offsets.Insert(3, 5, own: 9).ShouldBe(7);
        offsets.Insert(8, 3).ShouldBe(16);

        offsets.Delete(2, 4).ShouldBe([(6, 1)]);
        offsets.Of(4).ShouldBe(15);
        offsets.Delete(2, 3).ShouldBe([(6, 10)]);
        offsets.Of(2).ShouldBe(6);
    }

    [Fact]
    public void Any_changes_leave_both_pages_in_step()
    {
        // Each token is a number of its own; a replaced segment's tokens on the other page are negative.
        for (var seed = 1UL; seed <= 60; seed++)
        {
            var random = new SeededRandom(seed);
            var (prefix, ownPrefix) = (random.NextInt32(4), random.NextInt32(4));
            var offsets = new PageOffsets(prefix, ownPrefix);
            var page = Enumerable.Range(0, prefix).Select(i => (Token: 900_000 + i, Segment: -1)).ToList();
            var other = Enumerable.Range(0, ownPrefix).Select(i => -900_000 - i).ToList();
            var replaced = new Dictionary<int, int>();
            var next = 1;
            for (var step = 0; step < 120; step++)
            {
                switch (random.NextInt32(5))
                {
                    case 0 or 1:
                        var segment = step;
                        var count = 1 + random.NextInt32(6);
                        var replaces = random.NextInt32(3) == 0;
                        var own = replaces ? 1 + random.NextInt32(8) : count;
                        var at = Boundary(page, prefix, random);
                        var there = offsets.Insert(at, count, replaces ? own : null);
                        page.InsertRange(at, Enumerable.Range(next, count).Select(token => (token, segment)));
                        if (replaces)
                        {
                            replaced[segment] = own;
                        }

                        other.InsertRange(there, replaces ? Own(segment, own) : Enumerable.Range(next, count));
                        next += count;
                        break;
                    case 2:
                        page.Add((next, -2));
                        other.Insert(offsets.Insert(page.Count - 1, 1), next++);
                        break;
                    default:
                        var from = prefix + random.NextInt32(page.Count - prefix + 1);
                        var length = random.NextInt32(Math.Min(9, page.Count - from + 1));
                        page.RemoveRange(from, length);
                        foreach (var (goneAt, gone) in offsets.Delete(from, length))
                        {
                            other.RemoveRange(goneAt, gone);
                        }

                        break;
                }

                other.ShouldBe(Expected(page, replaced, prefix, ownPrefix), $"seed {seed}, step {step}");
                for (var i = prefix; i < page.Count; i++)
                {
                    if (!replaced.ContainsKey(page[i].Segment))
                    {
                        other[offsets.Of(i)].ShouldBe(page[i].Token, $"seed {seed}, step {step}");
                    }
                }
            }
        }
    }

    private static int Boundary(List<(int Token, int Segment)> page, int prefix, SeededRandom random)
    {
        var at = prefix + random.NextInt32(page.Count - prefix + 1);
        while (at > prefix && at < page.Count && page[at].Segment == page[at - 1].Segment)
        {
            at--;
        }

        return at;
    }

    private static IEnumerable<int> Own(int segment, int count) => Enumerable.Range(0, count).Select(i => -(segment * 100) - i - 1);

    private static List<int> Expected(
        List<(int Token, int Segment)> page, Dictionary<int, int> replaced, int prefix, int ownPrefix)
    {
        var expected = Enumerable.Range(0, ownPrefix).Select(i => -900_000 - i).ToList();
        var written = new HashSet<int>();
        foreach (var (token, segment) in page.Skip(prefix))
        {
            if (!replaced.TryGetValue(segment, out var own))
            {
                expected.Add(token);
            }
            else if (written.Add(segment))
            {
                expected.AddRange(Own(segment, own));
            }
        }

        return expected;
    }
}
