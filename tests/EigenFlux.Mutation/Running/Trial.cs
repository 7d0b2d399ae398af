using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Enumeration;
using EigenFlux.Mutation.Mutating;

namespace EigenFlux.Mutation.Running;

/// <summary>Records which tests reach which mutants, and runs those tests against each.</summary>
/// <param name="projects">The test projects.</param>
/// <param name="only">Patterns of the full names of the test classes to run, with <c>*</c> and <c>?</c>; all if there is none.</param>
/// <param name="jobs">How many processes run at a time.</param>
/// <param name="limit">How many seconds of tests a mutant is given, as they took without it, and a class to be recorded.</param>
/// <param name="report">Where lines of progress go.</param>
internal sealed class Trial(IReadOnlyList<TestProject> projects, IReadOnlyCollection<string> only, int jobs, double limit, Action<string> report)
{
    // A busy machine makes a test slow; only an endless one is much slower than this.
    private const double Slowdown = 10;

    private const double LeastSeconds = 20;

    private readonly ConcurrentBag<(TestProject Project, RecordedTest Test)> _tests = [];

    private readonly ConcurrentBag<string> _failing = [];

    /// <summary>The tests that failed without any mutant, and so were left out.</summary>
    public IReadOnlyList<string> Failing => [.. _failing.Order(StringComparer.Ordinal)];

    /// <summary>How many tests were recorded.</summary>
    public int Tests => _tests.Count;

    /// <summary>Runs every class once, in a process of its own, so that no class hides what another made and keeps.</summary>
    public void Record()
    {
        var classes = projects.SelectMany(project => project.Classes().Select(name => (project, name)))
            .Where(entry => only.Count == 0 || only.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, entry.name, ignoreCase: false))).ToList();
        var count = 0;
        Each(classes, entry =>
        {
            var (project, name) = entry;
            report($"{Interlocked.Increment(ref count)}/{classes.Count} recording {name}");
            if (project.Record(name, limit) is not { } recorded)
            {
                _failing.Add($"{project.Name}: {name} (its process ended)");
                return;
            }

            foreach (var test in recorded)
            {
                if (test.Passed)
                {
                    _tests.Add((project, test));
                }
                else if (!test.Skipped)
                {
                    _failing.Add($"{project.Name}: {test.Name}");
                }
            }
        });
    }

    /// <summary>Tests the mutants until the time is up.</summary>
    /// <param name="mutants">The mutants.</param>
    /// <param name="time">The time after which none is begun.</param>
    /// <param name="decided">Called with each verdict, one call at a time.</param>
    public void Test(IReadOnlyList<Mutant> mutants, TimeSpan time, Action<Verdict> decided)
    {
        var clock = Stopwatch.StartNew();
        var count = 0;
        var gate = new Lock();
        Each(mutants, mutant =>
        {
            if (clock.Elapsed >= time)
            {
                return;
            }

            var verdict = Test(mutant);
            lock (gate)
            {
                report($"{++count}/{mutants.Count} {verdict.Fate}: {mutant.File}:{mutant.Line} [{mutant.Change.Operator}] {mutant.Original} → {mutant.Change.Replacement}");
                decided(verdict);
            }
        });
    }

    private Verdict Test(Mutant mutant)
    {
        var covering = _tests.Where(entry => entry.Test.Reached.Contains(mutant.Number)).ToList();
        if (covering.Count == 0)
        {
            return new Verdict(mutant, Fate.Uncovered, null, 0);
        }

        // A test may use what another of its class has made and kept: the rest of the classes comes after all that reach the mutant.
        var classes = covering.Select(entry => (entry.Project, entry.Test.Class)).ToHashSet();
        var chosen = covering.Select(entry => entry.Test).ToHashSet();
        var rest = _tests.Where(entry => classes.Contains((entry.Project, entry.Test.Class)) && !chosen.Contains(entry.Test));
        var seconds = limit;
        foreach (var part in (IEnumerable<(TestProject Project, RecordedTest Test)>[])[covering, rest])
        {
            var affordable = part.OrderBy(entry => entry.Test.Seconds).TakeWhile(entry => (seconds -= entry.Test.Seconds) > 0).ToList();
            foreach (var group in affordable.GroupBy(entry => entry.Project).OrderBy(group => group.Sum(entry => entry.Test.Seconds)))
            {
                var project = group.Key;
                switch (project.Run(mutant.Number, [.. group.Select(entry => new TestToRun(entry.Test.Id, entry.Test.Class, LeastSeconds + (Slowdown * entry.Test.Seconds)))]))
                {
                    case null:
                        return new Verdict(mutant, Fate.Crashed, project.Name, covering.Count);
                    case { Failed: { } test, TimedOut: var endless }:
                        return new Verdict(mutant, endless ? Fate.TimedOut : Fate.Killed, $"{project.Name}: {test}", covering.Count);
                    default:
                        break;
                }
            }
        }

        return new Verdict(mutant, Fate.Survived, null, covering.Count);
    }

    private void Each<T>(IReadOnlyCollection<T> items, Action<T> action) =>
        Parallel.ForEach(Partitioner.Create(items, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = jobs }, action);
}
