using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Values;
using EigenFlux.Models;
using EigenFlux.Models.Sampling;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Telemetry;

namespace EigenFlux.Runtime.Loop;

/// <summary>What all scenes of one run share: models, seeds, limits, and the stream of events.</summary>
internal sealed class RunState
{
    private readonly IModelHost models;
    private readonly Func<FluxEvent, ValueTask> sink;
    private readonly List<FluxEvent> pending = [];
    private readonly Dictionary<ILanguageModel, int> turns = [];
    private readonly SeededRandom random;
    private readonly RunTelemetry telemetry;
    private long steps;
    private ulong drawn;
    private ulong summaryDrawn;

    public RunState(FluxImage image, IModelHost models, RunOptions options, Func<FluxEvent, ValueTask> sink, CancellationToken cancellation)
    {
        (Image, this.models, Options, this.sink, Cancellation) = (image, models, options, sink, cancellation);
        telemetry = new RunTelemetry(options.Time);
        random = new SeededRandom(SeededRandom.DeriveSeed(options.Seed, ulong.MaxValue));
        var evaluator = new Evaluator(new RunScope(this, new Dictionary<string, FluxValue>()));
        foreach (var value in image.Globals)
        {
            globals[value.Name] = evaluator.Evaluate(value.Value);
        }
    }

    private readonly Dictionary<string, FluxValue> globals = new(StringComparer.Ordinal);

    public FluxImage Image { get; }

    public RunOptions Options { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>The values at the top of the program's files, drawn once for the run.</summary>
    public IReadOnlyDictionary<string, FluxValue> Globals => globals;

    /// <summary>Tokens generated so far.</summary>
    public int Generated { get; set; }

    public int Depth { get; set; }

    public ILanguageModel Open(ModelProgram model) => models.Open(model);

    /// <summary>A scene's arguments, with the defaults of those left out.</summary>
    public IReadOnlyDictionary<string, FluxValue> Complete(SceneProgram scene, IReadOnlyDictionary<string, FluxValue> given)
    {
        var arguments = new Dictionary<string, FluxValue>(given, StringComparer.Ordinal);
        var evaluator = new Evaluator(new RunScope(this, arguments));
        foreach (var parameter in scene.Parameters.Where(parameter => !arguments.ContainsKey(parameter.Name)))
        {
            arguments[parameter.Name] = parameter.Default is null
                ? FluxValue.Empty
                : Evaluator.Single(evaluator.Evaluate(parameter.Default));
        }

        return arguments;
    }

    /// <summary>Which turn of this model in the run comes next.</summary>
    public int NextTurn(ILanguageModel model) => turns[model] = turns.GetValueOrDefault(model, -1) + 1;

    /// <summary>Whether a scene runs that sums another up.</summary>
    public bool IsSummarising { get; set; }

    /// <summary>
    /// The seed for the next turn: turns have streams of their own, so that one's length does not change the next. Summaries have others,
    /// so that how often one is written does not change the turns.
    /// </summary>
    public ulong NextSeed() => IsSummarising
        ? SeededRandom.DeriveSeed(SeededRandom.DeriveSeed(Options.Seed, ulong.MaxValue - 1), summaryDrawn++)
        : SeededRandom.DeriveSeed(Options.Seed, drawn++);

    public FluxValue Pick(IReadOnlyList<FluxValue> list) => list[random.NextInt32(list.Count)];

    public double Draw() => random.NextDouble();

    /// <summary>One statement more.</summary>
    public void CountStep()
    {
        if (++steps > Options.MaximumSteps)
        {
            throw new RunEndedException(RunEnd.Limit, new RunFault(RunFaultKind.Limit, $"{Options.MaximumSteps:N0} statements")
            {
                Details = ["a smaller loop"],
            });
        }

        Cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>One generated token more.</summary>
    public void CountToken()
    {
        Generated++;
        Cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Whether no more may be generated.</summary>
    public bool IsSpent => Generated >= Options.MaximumTokens;

    public RunEndedException Spent() => new(RunEnd.Limit, new RunFault(RunFaultKind.Limit, $"{Options.MaximumTokens:N0} generated tokens")
    {
        Details = ["--max-tokens"],
    });

    /// <summary>Puts an event into the stream at the next <see cref="FlushAsync"/>.</summary>
    public void Emit(FluxEvent happened, int beat)
    {
        pending.Add(happened with { Generated = Generated, Beat = beat });
        telemetry.Take(pending[^1]);
    }

    /// <summary>Sends what has been put into the stream.</summary>
    public async ValueTask FlushAsync()
    {
        for (var i = 0; i < pending.Count; i++)
        {
            await sink(pending[i]).ConfigureAwait(false);
        }

        pending.Clear();
    }
}
