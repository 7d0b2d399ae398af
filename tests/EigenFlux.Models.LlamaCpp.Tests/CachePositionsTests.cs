namespace EigenFlux.Models.LlamaCpp.Tests;

public sealed class CachePositionsTests
{
    [Fact]
    public void Runs_say_what_a_list_of_positions_would_say()
    {
        var random = new Random(11);
        for (var trial = 0; trial < 200; trial++)
        {
            var positions = new CachePositions();
            var list = new List<int>();
            for (var step = 0; step < 60; step++)
            {
                var choice = random.Next(5);
                if (choice == 0 || list.Count < 3)
                {
                    var from = list.Count == 0 ? 0 : list[^1] + 1;
                    list.AddRange(Enumerable.Range(from, random.Next(1, 20)));
                }
                else if (choice < 3)
                {
                    var start = random.Next(list.Count - 1);
                    var count = random.Next(1, list.Count - start);
                    list.RemoveRange(start, count);
                    positions.Remove(start, count);
                }
                else if (choice == 3 && GapIn(list, random) is var (at, gap) && gap > 0)
                {
                    // Sometimes the gap is filled, and sometimes a part of it stays.
                    var count = random.Next(2) == 0 ? gap : random.Next(1, gap + 1);
                    list.InsertRange(at, Enumerable.Range(at == 0 ? 0 : list[at - 1] + 1, count));
                    positions.Insert(at, count);
                }
                else
                {
                    var length = random.Next(list.Count);
                    list.RemoveRange(length, list.Count - length);
                    positions.Truncate(length);
                }

                for (var i = 0; i < list.Count; i++)
                {
                    positions[i].ShouldBe(list[i]);
                }

                positions.Runs[0].Start.ShouldBe(0);
                for (var i = 1; i < positions.Runs.Length; i++)
                {
                    positions.Runs[i].Offset.ShouldBeGreaterThan(positions.Runs[i - 1].Offset);
                }

                positions.Gap.ShouldBe(list.Count == 0 ? 0 : list[^1] - (list.Count - 1));
            }
        }
    }

    [Fact]
    public void Moves_close_all_gaps_but_the_one_that_is_asked_for_and_nothing_comes_where_something_is()
    {
        var random = new Random(12);
        for (var trial = 0; trial < 400; trial++)
        {
            var positions = new CachePositions();
            var cells = Enumerable.Range(0, 60).ToList();
            for (var i = random.Next(4); i > 0; i--)
            {
                var start = random.Next(cells.Count - 12);
                var count = random.Next(1, 10);
                cells.RemoveRange(start, count);
                positions.Remove(start, count);
            }

            var (at, room) = (random.Next(cells.Count), random.Next(12));
            var moves = positions.MovesTo(at, room, cells.Count);
            foreach (var (start, from, to, by) in moves.Where(move => move.By < 0).Concat(moves.Where(move => move.By > 0).Reverse()))
            {
                cells[start].ShouldBe(from);
                for (var i = 0; i < cells.Count; i++)
                {
                    cells[i] += cells[i] >= from && cells[i] < to ? by : 0;
                }

                cells.Distinct().Count().ShouldBe(cells.Count);
            }

            cells.ShouldBe(Enumerable.Range(0, cells.Count).Select(page => page < at ? page : page + room));
        }
    }

    private static (int At, int Gap) GapIn(List<int> list, Random random)
    {
        var gaps = Enumerable.Range(0, list.Count).Select(at => (At: at, Gap: list[at] - (at == 0 ? 0 : list[at - 1] + 1)))
            .Where(place => place.Gap > 0).ToList();
        return gaps.Count == 0 ? default : gaps[random.Next(gaps.Count)];
    }
}
