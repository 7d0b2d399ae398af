using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Tests.Planning.Solving;

/// <summary>Layout problems drawn at random, the same for the same seed.</summary>
internal static class RandomProblems
{
    /// <summary>A problem that is small enough to try every plan.</summary>
    public static LayoutProblem Small(int seed) => Draw(seed, definitions: 1..3, beats: 4..9, ranges: 1..2, levels: 1..2);

    /// <summary>A problem of the size of a scene.</summary>
    public static LayoutProblem Large(int seed) => Draw(seed, definitions: 4..24, beats: 20..120, ranges: 1..8, levels: 1..4);

    private static LayoutProblem Draw(int seed, Range definitions, Range beats, Range ranges, Range levels)
    {
        var random = new Random(seed);
        var window = random.Next(40, 160);
        var reserve = random.Next(0, window / 4);
        DeletionSpec[] policies =
        [
            new(DeletionKind.Turn), new(DeletionKind.Turn, LowWater: 0.65), new(DeletionKind.Token), new(DeletionKind.Block, 7),
        ];
        var count = Pick(beats);
        var steps = new List<PlanStep>();
        for (var beat = 0; beat < count; beat++)
        {
            steps.Add(random.Next(3) == 0
                ? new PlanStep.Write(
                    $"line{beat}", "narrator", SegmentKind.Narration, "", TokenRange.Exactly(random.Next(2, 12)), Kept: false, Depth: null)
                : new PlanStep.Generate($"turn[{beat}]", "Ada", 2, new TokenRange(1, random.Next(3, 10), random.Next(10, 16)), 1));
        }

        return new LayoutProblem(
            window,
            reserve,
            policies[random.Next(policies.Length)],
            random.Next(0, 8),
            steps,
            [.. Enumerable.Range(0, Pick(definitions)).Select(Definition)],
            movesCache: seed % 3 == 0);

        int Pick(Range range) => random.Next(range.Start.Value, range.End.Value + 1);

        LayoutDefinition Definition(int number)
        {
            var uses = Enumerable.Range(0, Pick(ranges)).Select(_ =>
            {
                var from = random.Next(count);
                return new BeatRange(from, Math.Min(count - 1, from + (random.Next(3) == 0 ? random.Next(4) : 0)));
            });
            var fullest = random.Next(6, 50);
            var sizes = Enumerable.Range(0, Pick(levels)).Select(level => Math.Max(1, fullest >> level)).Distinct();
            var merged = BeatRange.Merge(uses);
            return new LayoutDefinition(
                $"d{number}",
                random.Next(4) == 0 ? random.Next(0, 5) : 1,
                mayBePinned: random.Next(4) > 0,
                merged,
                [.. sizes.Select(size => new LayoutLevel(size, size, LayoutWeights.Default.OfLevel(size, fullest)))],
                [.. merged.Select((_, i) => (seed + number + i) % 3 == 0 ? LayoutWeights.Default.Present : 1)]);
        }
    }
}
