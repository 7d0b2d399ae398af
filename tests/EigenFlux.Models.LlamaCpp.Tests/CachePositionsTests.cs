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
                var choice = random.Next(4);
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
                positions.Gap.ShouldBe(list.Count == 0 ? 0 : list[^1] - (list.Count - 1));
            }
        }
    }
}
