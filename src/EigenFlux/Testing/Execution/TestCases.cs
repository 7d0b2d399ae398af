using EigenFlux.Compiler;
using EigenFlux.Compiler.Diagnostics;
using EigenFlux.Compiler.Testing;
using EigenFlux.Hosting;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Values;
using EigenFlux.Testing.Rules;

namespace EigenFlux.Testing.Execution;

/// <summary>The runs of one test: compiles their scenes, does them, and keeps what went wrong.</summary>
/// <param name="host">Compiles and runs.</param>
/// <param name="program">The program.</param>
/// <param name="options">How the tests are run.</param>
/// <param name="images">The images that were made, by scene and arguments; shared by the tests of a program.</param>
/// <param name="advanced">Called with the progress before each wave of runs; null for none.</param>
/// <param name="cancellation">Interrupts the test.</param>
internal sealed class TestCases(
    FluxHost host,
    BoundProgram program,
    TestOptions options,
    Dictionary<string, CompileResult> images,
    Action<TestProgress>? advanced,
    CancellationToken cancellation)
{
    private readonly List<RunGroup> groups = [];
    private readonly List<Diagnostic> diagnostics = [];
    private bool interrupted;

    public IReadOnlyList<RunGroup> Groups => groups;

    /// <summary>Reports an error at a place.</summary>
    public void Report(SourceSite site, Func<DiagnosticBuilder, Diagnostic> make) =>
        AddOnce(make(new DiagnosticBuilder(PlanDiagnostics.Locate(site, program.Files))));

    /// <summary>The same, where the test cannot go on.</summary>
    public TestEndedException Refuse(SourceSite site, Func<DiagnosticBuilder, Diagnostic> make)
    {
        Report(site, make);
        return new TestEndedException();
    }

    /// <summary>Makes ready for the runs of a statement.</summary>
    /// <exception cref="TestEndedException">There is a mistake in it.</exception>
    public RunGroup Begin(TestStatement.Run run, IReadOnlyList<KeyValuePair<string, FluxValue>> arguments, long times, long seed)
    {
        if (cancellation.IsCancellationRequested)
        {
            throw Interrupt();
        }

        if (((options.Runs is null ? TestRules.Times(times) : null) ?? (options.Seed is null ? TestRules.Seed(seed) : null)) is { } refusal)
        {
            throw Refuse(run.Site, refusal);
        }

        var group = new RunGroup(
            Image(run.Scene, arguments),
            groups.Count,
            new TestCaseResult(run.Scene, arguments, options.Runs ?? (int)times, options.Seed ?? (ulong)seed));
        groups.Add(group);
        return group;
    }

    /// <summary>Does the next wave of runs.</summary>
    /// <exception cref="TestEndedException">A run failed, or the test was interrupted.</exception>
    public async Task AdvanceAsync(string test, RunGroup group, int open)
    {
        advanced?.Invoke(new TestProgress(test, group.Plan.Call, group.Observations.Count, group.Planned, open));
        group.Watch.Start();
        var wave = await RunWave.RunAsync(
            host,
            group.Image,
            new RunOptions { MaximumTokens = options.MaximumTokens },
            group.NextSeeds(options.Wave),
            cancellation).ConfigureAwait(false);
        group.Watch.Stop();
        foreach (var observation in wave)
        {
            Take(group, observation);
        }

        if (cancellation.IsCancellationRequested)
        {
            throw Interrupt();
        }
    }

    /// <summary>What the test came to.</summary>
    public TestResult Result(TestProgram test, TimeSpan elapsed)
    {
        foreach (var group in groups)
        {
            NoteLimits(group);
        }

        var isBroken = diagnostics.Exists(found => found.Severity == DiagnosticSeverity.Error);
        List<TestCaseResult> cases = [.. groups.Select(group => group.Result(isCut: isBroken || interrupted))];
        var verdicts = cases.SelectMany(made => made.Expectations).Select(expectation => expectation.Verdict).ToList();
        var outcome = isBroken ? TestOutcome.Error
            : verdicts.Exists(verdict => verdict is TestVerdict.Fails or TestVerdict.Undecided) ? TestOutcome.Failed
            : interrupted ? TestOutcome.Interrupted
            : TestOutcome.Passed;
        return new TestResult(test.Name, test.Site, outcome, cases, diagnostics, elapsed);
    }

    private FluxImage Image(string scene, IReadOnlyList<KeyValuePair<string, FluxValue>> arguments)
    {
        var key = string.Join(' ', arguments.Select(argument => $"{argument.Key}={RunGroup.KeyOf(argument.Value)}").Prepend(scene));
        if (!images.TryGetValue(key, out var compiled))
        {
            images[key] = compiled = host.Compile(program, options.Compile with
            {
                Scene = scene,
                Values = arguments.ToDictionary(argument => argument.Key, argument => argument.Value, StringComparer.Ordinal),
            });
        }

        foreach (var found in compiled.Diagnostics)
        {
            AddOnce(found);
        }

        return compiled.HasErrors || compiled.Image is null ? throw new TestEndedException() : compiled.Image;
    }

    private void Take(RunGroup group, Observation observation)
    {
        switch (observation.Done.By)
        {
            case RunEnd.Interrupted:
                return;
            case RunEnd.Failed:
                var cause = observation.Done.Fault is { } fault ? FluxHost.Explain(fault, program) : null;
                AddOnce(new DiagnosticBuilder(cause?.Location).TestRunFailed(
                    group.Plan.Call, observation.Seed, cause?.Message ?? "the run gave no reason."));
                throw new TestEndedException();
            default:
                group.Add(observation);
                break;
        }
    }

    private void NoteLimits(RunGroup group)
    {
        var limited = group.Observations.Where(observation => observation.Done.By == RunEnd.Limit).ToList();
        if (limited is [{ Done.Fault: RunFault.Limit limit }, ..])
        {
            AddOnce(new DiagnosticBuilder(null).TestRunLimited(
                limited.Count, group.Observations.Count, group.Plan.Call, limit.Subject, FaultDiagnostics.Advice(limit)));
        }
    }

    private TestEndedException Interrupt()
    {
        interrupted = true;
        return new TestEndedException();
    }

    private void AddOnce(Diagnostic found)
    {
        if (!diagnostics.Exists(known => known.Code == found.Code && known.Message == found.Message && known.Location == found.Location))
        {
            diagnostics.Add(found);
        }
    }
}
