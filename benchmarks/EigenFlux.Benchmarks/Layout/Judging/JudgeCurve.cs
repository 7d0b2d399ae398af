using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>
/// What parts of a window are worth to the judge, from which the constants of the planner's objective are fitted: the nats for a token
/// by the number of the story's latest tokens, and what a shorter level of the speaker's definition conveys of the fullest.
/// </summary>
internal static class JudgeCurve
{
    private const int Generous = 1280;
    private static readonly int[] Sizes = [0, 40, 80, 160, 320, 640, Generous];

    /// <summary>Measures texts, and prints the curve, its fit and the worth of levels.</summary>
    public static void Run(SurpriseJudge judge, IReadOnlyList<PlayedStory> stories, int turns)
    {
        var bySize = Sizes.Select(_ => new List<(double Over, double Under)>()).ToArray();
        var tokens = new double[Sizes.Length];
        var (absent, brief, share) = (new List<(double, double)>(), new List<(double, double)>(), new List<double>());
        foreach (var story in stories)
        {
            // Turns before which the longest of the windows is full.
            var full = Enumerable.Range(0, story.Turns.Count)
                .Where(i => story.Stream.Take(story.Turns[i].Before).Where(item => item.IsStory).Sum(item => item.Tokens.Length) >= Generous).ToList();
            foreach (var turn in Enumerable.Range(0, turns).Select(i => story.Turns[full[(int)((i + 0.5) * full.Count / turns)]]))
            {
                Measure(story, turn);
            }

            Console.Error.WriteLine(story.Name);
        }

        var worth = Bootstrap.Ratio(absent);
        Console.WriteLine($"The speaker's definition, with {Generous} tokens of the story: {Show(worth)} nats for a token; its shorter level, with {share.Average():0.00} of its tokens: {Show(Bootstrap.Ratio(brief))}");
        var table = new Table("Nats for a token that a turn has more with fewer of the story's latest tokens", "latest tokens, mean", "nats for a token", "in definitions of the speaker");
        var missing = bySize.Select(list => Bootstrap.Ratio(list).Value / worth.Value).ToArray();
        for (var i = 0; i < Sizes.Length; i++)
        {
            tokens[i] /= bySize[i].Count;
            table.Add(LayoutTables.Number(tokens[i], "0"), Show(Bootstrap.Ratio(bySize[i])), LayoutTables.Number(missing[i]));
        }

        table.Print();
        var (scale, half, power, error) = Fit(tokens, missing);
        Console.WriteLine($"Fit of A (1 + tokens / T)^-P: A {scale:0.000}, T {half:0}, P {power:0.00}; root of the mean square of the rest {error:0.0000}");

        void Measure(PlayedStory story, StoryTurn turn)
        {
            var said = JudgedCase.Said(turn);
            var (head, speaker, messages) = GenerousWindow.Of(story, turn, Generous);
            double Nats(IEnumerable<IEnumerable<int>> parts) => judge.Nats([.. parts.SelectMany(part => part), .. turn.Item.Tokens.Take(turn.Open)], said);
            IEnumerable<IEnumerable<int>> Of(IEnumerable<StoryItem> items) => items.Select(item => item.Tokens);
            var complete = Nats([.. Of(head), .. Of(messages)]);
            for (var i = 0; i < Sizes.Length; i++)
            {
                var latest = GenerousWindow.Latest(messages, Sizes[i]);
                tokens[i] += latest.Sum(item => item.Tokens.Length);
                bySize[i].Add((Nats([.. Of(head), .. Of(latest)]) - complete, said.Length));
            }

            absent.Add((Nats([.. Of(head.Where(item => item != speaker)), .. Of(messages)]) - complete, said.Length));
            brief.Add((Nats([.. head.Select(item => item == speaker ? item.Brief : item.Tokens), .. Of(messages)]) - complete, said.Length));
            share.Add(speaker.Brief.Length / (double)speaker.Tokens.Length);
        }
    }

    private static string Show((double Value, double Low, double High) value) =>
        $"{LayoutTables.Number(value.Value)} ({LayoutTables.Number(value.Low)} to {LayoutTables.Number(value.High)})";

    /// <summary>Least squares over a grid; what is missing with the most tokens is part of the curve, so that differences are fitted.</summary>
    private static (double Scale, double Half, double Power, double Error) Fit(double[] tokens, double[] missing)
    {
        var best = (Scale: 0.0, Half: 0.0, Power: 0.0, Error: double.PositiveInfinity);
        for (var half = 5.0; half <= 320; half *= 1.1)
        {
            for (var power = 0.2; power <= 2.01; power += 0.1)
            {
                var shape = tokens.Select(count => Math.Pow(1 + (count / half), -power)).ToArray();
                var rise = shape.Select(value => value - shape[^1]).ToArray();
                var scale = rise.Zip(missing, (over, value) => over * value).Sum() / rise.Sum(over => over * over);
                var error = Math.Sqrt(rise.Zip(missing, (over, value) => Math.Pow((scale * over) - value, 2)).Average());
                best = error < best.Error ? (scale, half, power, error) : best;
            }
        }

        return best;
    }
}
