using System.Diagnostics;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Testing;
using EigenFlux.Testing.Execution;

namespace EigenFlux.Cli.Commands;

/// <summary>Runs the tests of files and prints each result as soon as it is known.</summary>
/// <param name="session">The outputs of the command.</param>
/// <param name="options">The options of the tests.</param>
internal sealed class TestsPresenter(Session session, TestOptions options)
{
    private readonly List<(TestReport Report, RepeatedRun Repeated)> reports = [];
    private readonly TestRenderer renderer = new(session.Screen.Out);
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private bool isWritten = true;

    public IReadOnlyList<(TestReport Report, RepeatedRun Repeated)> Reports => reports;

    public bool Passed => isWritten && reports.TrueForAll(each => each.Report is { Passed: true, IsInterrupted: false });

    /// <summary>Runs the tests of a file.</summary>
    public async Task RunAsync(FluxHost host, string path, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return;
        }

        if (EntryFile.Check(path) is { } problem)
        {
            reports.Add((new TestReport(path, [], [problem]), Repeated(path, null)));
            session.Report([problem]);
            return;
        }

        var program = host.Load(path);
        var repeated = Repeated(path, program.EntryScenes.LastOrDefault()?.Symbol.Name);
        var done = new List<TestResult>();
        var line = session.Screen is { OutputIsTerminal: true, ErrorIsTerminal: true } && !session.Json ? new ProgressLine(session.Screen.Error) : null;
        var runner = new TestRunner(host, options)
        {
            Advanced = line is null ? null : progress => line.Show(progress.Done, progress.Planned, $"{progress.Test} · {progress.Call}"),
            Finished = result =>
            {
                line?.Clear();
                done.Add(result);
                Show(result, repeated);
            },
        };
        try
        {
            var report = await runner.RunAsync(program, cancellation).ConfigureAwait(false);
            reports.Add((WithInterruption(report) with { Program = path }, repeated));
        }
        catch (OutputClosedException)
        {
            reports.Add((new TestReport(path, done, []) { IsInterrupted = true }, repeated));
            throw;
        }
        finally
        {
            line?.Clear();
        }

        session.Report(reports[^1].Report.Diagnostics);
    }

    /// <summary>Writes the report as JUnit XML; does nothing without a path.</summary>
    public void WriteJUnit(string? path)
    {
        if (path is null)
        {
            return;
        }

        try
        {
            AtomicFile.Write(path, JUnitXml.Write(reports));
        }
        catch (Exception problem) when (EntryFile.IsFileProblem(problem))
        {
            isWritten = false;
            var diagnostic = new DiagnosticBuilder(null).CannotWrite(path, EntryFile.Reason(problem, path));
            session.Report([diagnostic]);
            if (session.Json)
            {
                reports.Add((new TestReport(path, [], [diagnostic]), Repeated(path, null)));
            }
        }
    }

    /// <summary>Prints the last lines: the results of the tests, and their runs, tokens and time.</summary>
    public void Summarise()
    {
        List<TestResult> tests = [.. reports.SelectMany(each => each.Report.Tests)];
        renderer.Summarise(tests);
        if (tests.Count > 0)
        {
            var cases = tests.SelectMany(test => test.Cases).ToList();
            session.Screen.Error.Line(
                $"{Quantity.Of(cases.Sum(made => made.Done), "run")} · {Quantity.Of((int)Math.Min(int.MaxValue, cases.Sum(made => made.Tokens)), "token")}"
                    + FormattableString.Invariant($" · {watch.Elapsed.TotalSeconds:N1} s"),
                Style.Dim).Flush();
        }
    }

    /// <summary>The command that repeats a run of a file's tests, with the options that this command was given.</summary>
    private RepeatedRun Repeated(string path, string? mainScene)
    {
        var parse = session.Parse;
        return new RepeatedRun(
            path,
            mainScene,
            parse.GetValue(SharedOptions.Model),
            parse.GetValue(SharedOptions.Template),
            parse.GetValue(SharedOptions.Targets) ?? []);
    }

    private void Show(TestResult result, RepeatedRun repeated)
    {
        if (!session.Json)
        {
            renderer.Show(result, repeated);
            session.Report(result.Diagnostics);
        }
    }

    private static TestReport WithInterruption(TestReport report) => report.IsInterrupted
        ? report with
        {
            Diagnostics =
            [
                .. report.Diagnostics,
                new DiagnosticBuilder(null).TestsInterrupted(report.Tests.SelectMany(test => test.Cases).Sum(made => made.Done)),
            ],
        }
        : report;
}
