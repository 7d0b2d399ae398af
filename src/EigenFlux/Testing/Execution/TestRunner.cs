using EigenFlux.Compiler;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Compiler.Testing;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Scenes.Values;
using EigenFlux.Testing.Rules;

namespace EigenFlux.Testing.Execution;

/// <summary>Runs the tests that a program declares.</summary>
/// <param name="host">Compiles and runs the scenes.</param>
/// <param name="options">The options of the tests.</param>
public sealed class TestRunner(FluxHost host, TestOptions options)
{
    /// <summary>Called before each wave of runs with the progress of the test.</summary>
    public Action<TestProgress>? Advanced { get; init; }

    /// <summary>Called with the result of each test when it ends.</summary>
    public Action<TestResult>? Finished { get; init; }

    /// <summary>Runs the tests of the program's entry file, one after the other.</summary>
    /// <param name="program">The program.</param>
    /// <param name="cancellation">Ends the tests; the results so far are reported.</param>
    public async Task<TestReport> RunAsync(BoundProgram program, CancellationToken cancellation = default)
    {
        var path = program.Files.Length > 0 ? program.Files[0].Path : "";
        if (program.HasErrors)
        {
            return new TestReport(path, [], program.Diagnostics);
        }

        var (suite, mistakes) = TestLowerer.Lower(program);
        List<Diagnostic> diagnostics = [.. program.Diagnostics, .. mistakes];
        var chosen = Choose(program, suite, diagnostics);
        if (diagnostics.Exists(found => found.Severity == DiagnosticSeverity.Error))
        {
            return new TestReport(path, [], diagnostics);
        }

        var reported = new List<Diagnostic>(diagnostics);
        var globals = TestGlobals.Of(suite);
        var images = new Dictionary<string, CompileResult>(StringComparer.Ordinal);
        var results = new List<TestResult>();
        foreach (var test in chosen)
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            var cases = new TestCases(host, program, options, images, Advanced, cancellation);
            var result = Without(await new TestExecutor(test, cases, suite, globals).RunAsync().ConfigureAwait(false), reported);
            results.Add(result);
            Finished?.Invoke(result);
        }

        return new TestReport(path, results, diagnostics) { IsInterrupted = cancellation.IsCancellationRequested };
    }

    private List<TestProgram> Choose(BoundProgram program, TestSuite suite, List<Diagnostic> diagnostics)
    {
        if (suite.Tests.Count == 0)
        {
            var scene = program.EntryScenes.LastOrDefault()?.Symbol.Name ?? "Main";
            diagnostics.Add(new DiagnosticBuilder(null).NoTests(suite.Program, scene));
        }

        var chosen = suite.Tests
            .Where(test => options.Filter is null || test.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (chosen.Count == 0 && suite.Tests.Count > 0)
        {
            List<string> names = [.. suite.Tests.Select(test => test.Name)];
            diagnostics.Add(new DiagnosticBuilder(null).NoTestMatches(
                options.Filter!, Suggestion.For(options.Filter!, names), string.Join(", ", names.Select(name => $"\"{name}\""))));
        }

        return chosen;
    }

    /// <summary>Removes the warnings that the program or an earlier test already reported, and records those of this test.</summary>
    private static TestResult Without(TestResult result, List<Diagnostic> reported)
    {
        List<Diagnostic> left = [.. result.Diagnostics.Where(found => !reported.Contains(found))];
        reported.AddRange(left.Where(found => found.Severity != DiagnosticSeverity.Error));
        return result with { Diagnostics = left };
    }
}
