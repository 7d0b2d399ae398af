using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Persons;

namespace EigenFlux.Fuzz.Targets;

/// <summary>A person in a run: lines, values, <c>/undo</c>, <c>/retry</c>, and leaving, at any time.</summary>
internal sealed class PersonTarget : FuzzTarget
{
    private const string Source = "source";
    private const string Answers = "answers";
    private static readonly string[] Lines = ["Hello.", "/undo", "/undo", "/retry", "yes", "3", "[1, 2]", "{\"a\": 1, \"b\": \"x\", \"c\": []}", "", "a very long line that goes on and on and on and on and on", "/quit", "2", "0.5"];

    private static readonly string[] Turns =
    [
        "Cy -> said until line\n", "Cy -> choice: \"yes\" | \"no\"\n", "Cy -> count: int\n", "Cy -> share: number\n", "Cy -> some: list of number\n", "Cy -> whole: R\n", "Cy -> many: list of R\n",
        "Cy -> word: /[a-z]+/\n", "Cy -> aside seen by Cy until line\n",
    ];

    public override string Name => "person";

    public override string Usage => "scenes with a person who says anything, takes lines back and leaves: a run ends with its one end, and its trace is read";

    public override int Share => 20;

    public override long MostBytes => Product.MostBytes;

    public override TimeSpan MostTime => Product.MostTime;

    public override FuzzInput Make(SeededRandom random)
    {
        var text = RunnablePrograms.Make(random, withPerson: true).Replace("Cy -> said until line\n", random.Pick(Turns), StringComparison.Ordinal);
        var answers = new List<string>();
        for (var count = random.NextInt32(9); count > 0; count--)
        {
            var line = random.Pick(Lines);
            answers.Add(random.OneIn(4) ? TextMutator.Mutate(line, Lines, random).Replace('\n', ' ') : line);
        }

        return new FuzzInput(FuzzInput.Text(Source, text), FuzzInput.Text(Answers, string.Join('\n', answers)));
    }

    public override void Run(FuzzInput input)
    {
        var program = Product.Load(input[Source]);
        if (!program.HasErrors && Product.Compile(program).Image is { } image)
        {
            var events = Product.Run(image, 1, new Scripted(input[Answers].Split('\n')));
            var read = FluxHost.ReadTrace("trace", new MemoryStream(Traces.Write(events)));
            BrokenRuleException.Require(read.Trajectory is not null, "a run's trace is read", () => string.Join('\n', read.Diagnostics));
        }
    }

    /// <summary>Says the lines in order, and leaves after them.</summary>
    private sealed class Scripted(string[] lines) : IPerson
    {
        private int next;

        public ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation) => ValueTask.FromResult<PersonAnswer>(
            next == lines.Length ? new PersonAnswer.Left() : lines[next++] switch
            {
                "/undo" => new PersonAnswer.Undo(),
                "/retry" => new PersonAnswer.Retry(),
                "/quit" => new PersonAnswer.Left(),
                "" when ask.Refused is not null => new PersonAnswer.GivenUp(),
                var line => new PersonAnswer.Said(line),
            });
    }
}
