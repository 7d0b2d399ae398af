using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>What several runs of one program have shown, a value for each round.</summary>
internal sealed class WindowSamples
{
    private readonly List<WindowRun> runs = [];

    /// <summary>The last run.</summary>
    public WindowRun Last => runs[^1];

    public Samples FromEmpty => Of(run => run.FromEmpty);

    public Samples Before => Of(run => run.Before);

    public Samples After => Of(run => run.After);

    public Samples InProcessorTime => Of(run => run.InProcessorTime);

    public Samples OwnBefore => Of(run => run.OwnBefore);

    public Samples OwnAfter => Of(run => run.OwnAfter);

    public void Add(WindowRun run) => runs.Add(run);

    private Samples Of(Func<WindowRun, double> value) => new(runs.Select(value));
}
