using System.Globalization;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Compiler;
using EigenFlux.Language;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Text;
using EigenFlux.Models.LlamaCpp;

namespace EigenFlux.Benchmarks;

/// <summary>
/// What it takes to plan large programs, and to plan one again of which a line of prose was changed. Parsing is measured apart; the
/// model is open before the clock starts.
/// </summary>
internal static class PlanBenchmark
{
    private static readonly (int Characters, int Beats, int Window, bool Scattered, double Bar)[] Sizes =
    [
        (100, 400, 4096, false, 0.05), (100, 400, 4096, true, 0.05), (1000, 5000, 16384, false, 1), (1000, 5000, 16384, true, 1),
    ];

    public static Task RunAsync(int? rounds)
    {
        var table = new Table(
            $"plan: lowering, tokenising and planning on builtin:mini, warm, load {Machine.Load()}",
            "", "parse and bind, ms", "lower, tokenise, plan, ms", "of which tokenising", "bar", "a line changed: lower, tokenise, plan, ms",
            "letters tokenised at first", "after the change", "cost / bound");
        foreach (var (characters, beats, window, scattered, bar) in Sizes)
        {
            Measure(characters, beats, window, scattered, bar, rounds ?? 15, table);
        }

        table.Print();
        return Task.CompletedTask;
    }

    private static void Measure(int characters, int beats, int window, bool scattered, double bar, int rounds, Table table)
    {
        var text = PhasedProgram.Text(characters, beats, window, scattered);
        using var models = new CountingModels();
        var options = new CompileOptions { Model = CompileOptions.DefaultModel };
        var (parse, first, tokenising, again) = (new Samples(), new Samples(), new Samples(), new Samples());
        var (letters, lettersAgain) = (0L, 0L);
        CompileResult? result = null;
        for (var round = -2; round < rounds; round++)
        {
            // A new compiler for each round: it has seen nothing of the program yet.
            var compiler = new FluxCompiler(models, new LlamaChatTemplates());
            var isWarm = round >= 0;
            var program = (isWarm ? parse : new Samples()).Time(() => Load(text));
            models.Forget();
            models.Tokenizer.Reset();
            result = (isWarm ? first : new Samples()).Time(() => compiler.Compile(program, options));
            letters = models.Tokenizer.Letters;
            (isWarm ? tokenising : new Samples()).Add(models.Tokenizer.Seconds);
            var changed = Load(PhasedProgram.Changed(text, round));
            models.Tokenizer.Reset();
            (isWarm ? again : new Samples()).Time(() => compiler.Compile(changed, options));
            lettersAgain = models.Tokenizer.Letters;
        }

        var plan = result?.Image?.Plan ?? throw new InvalidOperationException(string.Join('\n', result!.Diagnostics));
        table.Add(
            $"{Number(characters)} characters, {(scattered ? "scattered" : "in phases")}, {Number(beats)} beats, window {Number(window)}",
            parse.Show("0", 1000),
            first.Show("0", 1000),
            Samples.Number(tokenising.Median * 1000, "0"),
            $"{bar * 1000:0} ms: {(first.Median < bar ? "held" : "MISSED")}",
            again.Show("0", 1000),
            Number(letters),
            Number(lettersAgain),
            $"{Samples.Number(plan.Cost, "0.00")} / {Samples.Number(plan.Bound, "0.00")}");
    }

    private static BoundProgram Load(string text)
    {
        var path = Path.GetFullPath("program.eflux");
        return EfluxProgram.Load(path, new InMemorySourceProvider().Add(path, text));
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
