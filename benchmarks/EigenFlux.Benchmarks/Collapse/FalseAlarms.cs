using System.Globalization;
using System.Text;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Collapse;

namespace EigenFlux.Benchmarks.Collapse;

/// <summary>Reads texts as if a model had said them, and lists each alarm.</summary>
internal static class FalseAlarms
{
    private const int Window = 1024;

    /// <summary>One row of the table for one kind of text in one model's tokens.</summary>
    public static void Measure(Corpus corpus, string name, ITokenizer tokenizer, LazyScores? scores, int most, Table table, List<string> alarms)
    {
        var settings = CollapseSettings.Default;
        var (total, asked) = (0, 0);
        var counts = new int[3];
        foreach (var (file, text) in corpus.Texts)
        {
            var tokens = tokenizer.Tokenize(text);
            tokens = tokens[..Math.Min(tokens.Length, Math.Max(0, most - total))];
            total += tokens.Length;
            scores?.Read(tokens);
            asked += scores is null ? 0 : Candidates.Score(tokens, settings, scores);
            var monitor = new CollapseMonitor(settings);
            var at = 0;
            var length = 0;
            double Ask(TokenId token) => scores![at, token];
            for (; at < tokens.Length; at++)
            {
                if (length == Window)
                {
                    monitor.Deleted(0, 1);
                    length--;
                }

                if (monitor.Look(scores is null ? null : Ask) is { } report)
                {
                    counts[(int)report.Kind]++;
                    alarms.Add(Tell(corpus.Name, name, file, report, tokenizer, tokens, at));
                    Console.Error.WriteLine(alarms[^1]);
                }

                monitor.Drew(tokens[at], at + 1, scores is not null && monitor.WantsProbability ? scores[at, tokens[at]] : double.NaN);
                monitor.Inserted(length++, [tokens[at]]);
            }
        }

        Console.Error.WriteLine($"{corpus.Name}, {name}: {total} tokens, {counts.Sum()} alarms");
        table.Add(
            corpus.Name, name, Number(total), Number(asked), Number(counts[0]), Number(counts[1]), Number(counts[2]),
            Samples.Number(counts.Sum() * 100_000.0 / Math.Max(total, 1), "0.00"));
    }

    private static string Tell(string corpus, string model, string file, CollapseReport report, ITokenizer tokenizer, TokenId[] tokens, int at)
    {
        var from = Math.Max(report.Since - 1, at - 96);
        return $"{corpus}, {model}, {file}, token {at}: {report.Kind} period {report.Period} since {report.Since}: " +
            $"«{Text(tokenizer, tokens[from..at])}» then «{Text(tokenizer, tokens[at..Math.Min(tokens.Length, at + 12)])}»";
    }

    private static string Text(ITokenizer tokenizer, TokenId[] tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            bytes.AddRange(tokenizer.GetBytes(token));
        }

        return Encoding.UTF8.GetString([.. bytes]).Replace("\n", "↵", StringComparison.Ordinal);
    }

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
