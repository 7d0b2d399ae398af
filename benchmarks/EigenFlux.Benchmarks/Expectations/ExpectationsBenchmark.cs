using System.Globalization;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Models.Decoding;
using EigenFlux.Statistics;
using MathNet.Numerics.Distributions;

namespace EigenFlux.Benchmarks.Expectations;

/// <summary>
/// How often a verdict about a mean is wrong, and how many runs one takes. Whoever looks after each run, and stops at the first look that
/// says what is false, is wrong no more often than the confidence allows. It measures no time and needs no model; the seed is fixed.
/// </summary>
internal static class ExpectationsBenchmark
{
    private const ulong Seed = 13;
    private const int Shown = 200;

    private static readonly int[] Runs = [10, 30, 100, 300, 1000];
    private static readonly double[] Confidences = [0.9, 0.95, 0.99];

    public static Task RunAsync(int? rounds)
    {
        var streams = rounds ?? 2000;
        Errors(streams);
        Console.WriteLine();
        Widths();
        Console.WriteLine();
        Needed();
        return Task.CompletedTask;
    }

    private static void Errors(int streams)
    {
        var table = new Table(
            $"expectations: wrong at any look up to N, the worse of the two bounds, {streams:N0} streams each",
            ["values", .. Confidences.SelectMany(sure => Runs.Select(n => $"c {Text(sure)}, N {n}")), "Student, c 0.99, N 30"]);
        var worst = new double[Confidences.Length * Runs.Length];
        foreach (var (population, index) in Population.All.Select((population, index) => (population, index)))
        {
            var (wrong, student) = Errors(population, streams, SeededRandom.DeriveSeed(Seed, (ulong)index));
            for (var i = 0; i < worst.Length; i++)
            {
                worst[i] = Math.Max(worst[i], wrong[i]);
            }

            table.Add([population.Name, .. wrong.Select(Percent), Percent(student)]);
        }

        table.Add(["**the worst**", .. worst.Select(Percent), ""]);
        table.Add(["allowed", .. Confidences.SelectMany(sure => Runs.Select(_ => Percent(1 - sure))), Percent(0.01)]);
        table.Print();

        // A share of streams is itself measured: it may exceed what is allowed by chance, by three standard deviations hardly ever.
        var held = worst.Select((share, i) => share <= Allowed(1 - Confidences[i / Runs.Length], streams)).All(each => each);
        Console.WriteLine($"\nError ≤ 1 − c: {(held ? "held" : "MISSED")}");
    }

    private static double Allowed(double alpha, int streams) => alpha + (3 * Math.Sqrt(alpha * (1 - alpha) / streams));

    private static (double[] Wrong, double Student) Errors(Population population, int streams, ulong seed)
    {
        var wrong = new int[2, Confidences.Length * Runs.Length];
        var student = new int[2];
        var mean = population.Unit(population.Mean);
        for (var stream = 0; stream < streams; stream++)
        {
            var random = new SeededRandom(SeededRandom.DeriveSeed(seed, (ulong)stream));
            MeanEvidence?[] evidence = [mean > 0 ? new MeanEvidence(mean) : null, mean < 1 ? new MeanEvidence(1 - mean) : null];
            double[] most = [double.NegativeInfinity, double.NegativeInfinity];
            var (sum, squares) = (0.0, 0.0);
            for (int n = 1, at = 0; n <= Runs[^1]; n++)
            {
                var number = population.Unit(population.Numbers[random.NextInt32(population.Numbers.Length)]);
                (sum, squares) = (sum + number, squares + (number * number));
                for (var side = 0; side < 2; side++)
                {
                    if (evidence[side] is { } bets)
                    {
                        bets.Add(side == 0 ? number : 1 - number);
                        most[side] = Math.Max(most[side], bets.Log);
                    }
                }

                if (n == 30)
                {
                    var half = StudentT.InvCDF(0, 1, n - 1, 0.99) * Math.Sqrt(Math.Max(0, squares - (sum * sum / n)) / (n - 1) / n);
                    student[0] += sum / n - half > mean + 1e-9 ? 1 : 0;
                    student[1] += sum / n + half < mean - 1e-9 ? 1 : 0;
                }

                if (n == Runs[at])
                {
                    for (var side = 0; side < 2; side++)
                    {
                        for (var i = 0; i < Confidences.Length; i++)
                        {
                            wrong[side, (i * Runs.Length) + at] += most[side] >= -Math.Log(1 - Confidences[i]) ? 1 : 0;
                        }
                    }

                    at++;
                }
            }
        }

        return (
            [.. Enumerable.Range(0, wrong.GetLength(1)).Select(i => Math.Max(wrong[0, i], wrong[1, i]) / (double)streams)],
            Math.Max(student[0], student[1]) / (double)streams);
    }

    private static void Widths()
    {
        var table = new Table(
            $"expectations: the width of the interval ÷ that of the declared bounds, c 0.99, median of {Shown} streams",
            ["values", .. Runs.Select(n => $"N {n}"), .. Runs.Select(n => $"Clopper-Pearson, N {n}")]);
        foreach (var (population, index) in Population.All.Select((population, index) => (population, index)))
        {
            var rows = Runs.Select(n => Enumerable.Range(0, Shown).Select(stream =>
            {
                var numbers = Draw(population, n, SeededRandom.DeriveSeed(Seed + (ulong)n, (ulong)((index * Shown) + stream)));
                var bounds = MeanBounds.Of(numbers, new Interval(population.Lower, population.Upper), 0.01);
                var exact = Array.TrueForAll(population.Numbers, number => number is 0 or 1)
                    ? ExactBounds.Upper((int)numbers.Sum(), n, 0.01) - ExactBounds.Lower((int)numbers.Sum(), n, 0.01)
                    : double.NaN;
                return (Ours: (bounds.Upper - bounds.Lower) / (population.Upper - population.Lower), Exact: exact);
            }).ToList()).ToList();
            table.Add(
            [
                population.Name,
                .. rows.Select(row => Text(Median(row.Select(each => each.Ours)))),
                .. rows.Select(row => double.IsNaN(row[0].Exact) ? "" : Text(Median(row.Select(each => each.Exact)))),
            ]);
        }

        table.Add(["Hoeffding at one look, whatever the values", .. Runs.Select(n => Text(Math.Min(1, 2 * Hoeffding(n)))), .. Runs.Select(_ => "")]);
        table.Print();
    }

    /// <summary>The runs after which a margin is shown, looking after each run; of the other bounds the runs that must be fixed before.</summary>
    private static void Needed()
    {
        double[] margins = [0.2, 0.1, 0.05];
        const int most = 20_000;
        var table = new Table(
            $"expectations: runs until mean <= t is shown, t a margin above the mean, c 0.99, median of {Shown / 4} streams",
            ["values", .. margins.Select(margin => $"margin {Text(margin)} of the bounds")]);
        foreach (var (population, index) in Population.All.Select((population, index) => (population, index)))
        {
            var cells = margins.Select(margin =>
            {
                var threshold = population.Unit(population.Mean) + margin;
                if (threshold >= 1)
                {
                    return "";
                }

                return Text(Median(Enumerable.Range(0, Shown / 4).Select(stream =>
                {
                    var random = new SeededRandom(SeededRandom.DeriveSeed(Seed + 1, (ulong)((index * Shown) + stream)));
                    var evidence = new MeanEvidence(1 - threshold);
                    for (var n = 1; n <= most; n++)
                    {
                        evidence.Add(1 - population.Unit(population.Numbers[random.NextInt32(population.Numbers.Length)]));
                        if (evidence.Log >= Math.Log(100))
                        {
                            return n;
                        }
                    }

                    return (double)most;
                })));
            });
            table.Add([population.Name, .. cells]);
        }

        table.Add(["Hoeffding at one look, whatever the values", .. margins.Select(margin => Text(Math.Ceiling(Math.Log(100) / (2 * margin * margin))))]);
        table.Print();
    }

    private static double Hoeffding(int n) => Math.Sqrt(Math.Log(100) / (2 * n));

    private static double[] Draw(Population population, int n, ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, n).Select(_ => population.Numbers[random.NextInt32(population.Numbers.Length)])];
    }

    private static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.0#", CultureInfo.InvariantCulture) + " %";
}
