using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Benchmarks.Runtime;
using EigenFlux.Models.Constraints;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;

namespace EigenFlux.Benchmarks.Views;

/// <summary>What a typed turn costs: building the automaton of a record of ten fields, and each token beside one of a free turn.</summary>
internal static class TypedBenchmark
{
    private const double MostMilliseconds = 100;

    public static Task RunAsync(int? rounds)
    {
        if (!Places.HasModel("views-typed"))
        {
            return Task.CompletedTask;
        }

        using var model = (LlamaModel)new LlamaEngine().Open(ModelUri.Parse(Places.Model!), new ModelOptions { Threads = Machine.Threads });
        Build(model.Tokenizer, rounds ?? 7);
        TypedTokens.Run(model, rounds ?? 7);
        return Task.CompletedTask;
    }

    /// <summary>Building, in a process that has built nothing yet.</summary>
    private static void Build(ITokenizer tokenizer, int rounds)
    {
        tokenizer.GetBytes(new TokenId(0));
        _ = tokenizer.Fingerprint;
        var vocabulary = new Both();
        var first = new Both();
        var masks = new Both();
        var other = new Both();
        var again = new Both();
        vocabulary.Add(() => TokenConstraint.For(tokenizer, TypedShapes.Truth));
        first.Add(() => TokenConstraint.For(tokenizer, TypedShapes.Record(0)));
        masks.Add(() => VisitAll(TokenConstraint.For(tokenizer, TypedShapes.Record(0))));
        for (var i = 1; i <= rounds; i++)
        {
            var shape = TypedShapes.Record(i);
            other.Add(() => TokenConstraint.For(tokenizer, shape));
            again.Add(() => TokenConstraint.For(tokenizer, shape));
        }

        var table = new Table(
            $"views-typed: building, {tokenizer.VocabularySize} tokens, {rounds} rounds, load {Machine.Load()}", "", "ms", "ms of processor time");
        Row("the vocabulary, once for a tokenizer", vocabulary);
        Row("a record of ten fields, the first of the process", first);
        Row("a record of ten fields, another each time", other);
        Row("the same record again", again);
        Row("all masks of one value of it, each made when it is first asked for", masks);
        table.Print();
        var worst = Math.Max(first.Seconds.Median, other.Seconds.Median) * 1000;
        var busy = Math.Max(first.Processor.Median, other.Processor.Median) * 1000;
        Console.WriteLine(
            $"\nBuilding: {Samples.Number(worst, "0.0")} ms, {Samples.Number(busy, "0.0")} ms of processor time (bar: less than {MostMilliseconds} ms: {(worst < MostMilliseconds ? "held" : "MISSED")}).\n");

        void Row(string name, Both took) => table.Add(name, took.Seconds.Show("0.00", 1000), took.Processor.Show("0.00", 1000));
    }

    private static int VisitAll(TokenConstraint constraint)
    {
        const string Said = "{\"title 0\": \"The lamp\", \"severity\": \"middling\", \"days\": 12, \"cost\": 1.5, \"open\": true, \"code\": \"AB-123\", \"keeper\": \"Ada Lovelace\", "
            + "\"words\": [\"oil\", \"wick\"], \"seen by\": {\"name\": \"Zoë\", \"word\": \"trusted\"}, \"parts\": []}";
        var cursor = constraint.Begin();
        var sum = 0;
        foreach (var token in constraint.Tokenizer.Tokenize(Said))
        {
            sum += cursor.Allowed.Count;
            cursor.Take(token);
        }

        return sum;
    }

    /// <summary>What something took, on the wall's clock and of the processor.</summary>
    private sealed class Both
    {
        public Samples Seconds { get; } = new();

        public Samples Processor { get; } = new();

        public void Add(Action what)
        {
            var took = Took.By(what);
            Seconds.Add(took.Seconds);
            Processor.Add(took.Processor);
        }
    }
}
