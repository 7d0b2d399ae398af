using System.Collections.Concurrent;
using EigenFlux.Baselines.Tests.Scenarios;

namespace EigenFlux.Baselines.Tests.Comparing;

/// <summary>The runs that the tests of one class share, so that a scenario is loaded, compiled and run once for all its baselines.</summary>
public sealed class ScenarioRuns : IDisposable
{
    private readonly ConcurrentDictionary<string, ScenarioRun> runs = new(StringComparer.Ordinal);

    public ScenarioRun this[Scenario scenario] => runs.GetOrAdd(scenario.Name, _ => new ScenarioRun(scenario));

    public void Dispose()
    {
        foreach (var run in runs.Values)
        {
            run.Dispose();
        }
    }
}
