using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Models.Engines;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Benchmarks.Collapse;

/// <summary>False alarms of the collapse detectors on texts of several kinds, and how soon they find the orbits of a real model.</summary>
internal static class CollapseBenchmark
{
    /// <param name="arguments">The most tokens of each kind of text that the model is asked about; the texts, each <c>NAME=FOLDER</c> or <c>NAME=FOLDER:.EXTENSION</c>.</param>
    public static void Run(IReadOnlyList<string> arguments)
    {
        var most = arguments.Select(argument => int.TryParse(argument, out var given) ? given : int.MaxValue).DefaultIfEmpty(int.MaxValue).Min();
        var corpora = arguments.Where(argument => argument.Contains('=', StringComparison.Ordinal)).Select(Corpus.Read).ToList();
        var table = new Table(
            $"collapse: alarms, load {Machine.Load()}", "text", "model", "tokens", "three periods", "state", "orbit", "class", "per 100,000 tokens");
        var alarms = new List<string>();
        using var registry = new ModelRegistry(ManagedEngines.All);
        var mini = registry.Open("builtin:mini", new ModelOptions());
        foreach (var corpus in corpora)
        {
            FalseAlarms.Measure(corpus, "words", mini.Tokenizer, null, int.MaxValue, table, alarms);
            FalseAlarms.Measure(corpus, "bytes", ByteTokenizer.Instance, null, int.MaxValue, table, alarms);
        }

        if (Places.HasModel("collapse"))
        {
            using var model = new LlamaEngine().Open(ModelUri.Parse(Places.Model!), new ModelOptions { Threads = Machine.Threads });
            using var scores = new LazyScores(model, Path.Combine(Path.GetTempPath(), "eflux-collapse-scores.txt"));
            foreach (var corpus in corpora)
            {
                FalseAlarms.Measure(corpus, "the GGUF", model.Tokenizer, scores, most, table, alarms);
                FalseAlarms.Measure(corpus, "the GGUF's tokens", model.Tokenizer, null, int.MaxValue, table, alarms);
            }

            table.Print();
            Console.WriteLine();
            alarms.ForEach(Console.WriteLine);
            Console.WriteLine();
            var delays = new Table(
                "collapse: periods when an orbit is reported, p = 1 to 64, temperature 0", "orbits", "not taken up", "of another period", "periods", "most", "after more than 3");
            LoopDelay.Measure(model, corpora.Count > 0 ? corpora[0].Texts[0].Text : "The lamp is lit, and the sea is far below.", delays);
            delays.Print();
            return;
        }

        table.Print();
        Console.WriteLine();
        alarms.ForEach(Console.WriteLine);
    }
}
