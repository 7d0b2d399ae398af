using EigenFlux.Compiler;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Run;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed class ExamplesTests
{
    private static readonly string Folder = Path.Combine(RealModel.Root, "examples");

    public static TheoryData<string> Examples =>
    [
        .. Directory.EnumerateFiles(Folder, "*.eflux").Order(StringComparer.Ordinal).Select(path => Path.GetRelativePath(Folder, path)),
        .. Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal)
            .Where(folder => Directory.EnumerateFiles(folder, "*.eflux").Any())
            .Select(folder => Path.GetRelativePath(Folder, Directory.EnumerateFiles(folder, "*.eflux")
                .First(path => File.ReadAllText(path).Contains("import \"", StringComparison.Ordinal)))),
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public Task An_example_runs_on_the_model_that_ships(string example) => RunAsync(example, null);

    [SkippableTheory]
    [MemberData(nameof(Examples))]
    public Task An_example_runs_on_the_real_model(string example) => RunAsync(example, RealModel.Path());

    private static async Task RunAsync(string example, string? model)
    {
        using var host = new FluxHost(new FluxHostOptions { BaseFolder = Folder, Threads = 1 });
        var program = host.Load(example);
        var compiled = host.Compile(program, new CompileOptions { Model = model });
        compiled.HasErrors.ShouldBeFalse(string.Join('\n', compiled.Diagnostics));
        var events = new List<FluxEvent>();
        await foreach (var happened in host.RunAsync(compiled.Image!, new RunOptions { Seed = 7, Person = new Visitor() }))
        {
            events.Add(happened);
        }

        var run = new Recorded(events);
        run.Done.Fault.ShouldBeNull();
        run.Done.By.ShouldBeOneOf(RunEnd.End, RunEnd.Stop);
        run.Done.Result.Parts.ShouldNotBeEmpty();
        run.Done.Generated.ShouldBeInRange(1, 1500);

        // The events alone rebuild every page-state, and none is larger than its window.
        var window = compiled.Image!.Plan.Window;
        run.Pages().Max(step => step.Page.Count).ShouldBeLessThanOrEqualTo(Math.Max(window, 4096));
        if (example.StartsWith("long-watch", StringComparison.Ordinal))
        {
            Replanned.Of(compiled.Image, run).ShouldBeTheWindowsOf(run, compiled.Image.Plan);
        }
    }

    /// <summary>A person who looks around twice and goes.</summary>
    private sealed class Visitor : IPerson
    {
        private readonly Queue<string> lines = new(["Who lives here?", "And the lamp?", "/quit", "/quit", "/quit"]);

        public ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation) =>
            ValueTask.FromResult(PersonAnswer.Of(lines.TryDequeue(out var line) ? line : null));
    }
}
