using EigenFlux.Compiler;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Language;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Fuzz.Support;

/// <summary>The product in memory: loads, compiles and runs without files, with the rules that hold for whatever is fed.</summary>
internal static class Product
{
    public const string Main = "/p/main.eflux";

    /// <summary>The most bytes that compiling and running may allocate: a loop is unrolled up to a limit, and let go.</summary>
    public const long MostBytes = 4L << 30;

    /// <summary>The most processor time that compiling and running may take: a loop is unrolled up to a limit, in a process that has just begun.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(30);

    private const int MostTokens = 120;
    private const long MostSteps = 5_000;
    private const int MostCalls = 6;
    private const int MostEvents = 4_000;
    private const string Other = "character Eve { brief \"Eve waits.\" }\nlet place = \"a mill\"\n";

    /// <summary>Loads a program.</summary>
    public static BoundProgram Load(string source) =>
        EfluxProgram.Load(Main, new InMemorySourceProvider().Add(Main, source).Add("/p/other.eflux", Other));

    /// <summary>Compiles a program. An image or an error: one of the two there must be.</summary>
    public static CompileResult Compile(BoundProgram program, CompileOptions? options = null)
    {
        var result = new FluxCompiler(FuzzModels.Instance, new FakeTemplates()).Compile(program, options ?? new CompileOptions());
        BrokenRuleException.Require(
            result.Image is null == result.HasErrors, "there is either an image or an error", () => string.Join('\n', result.Diagnostics));
        CheckDiagnostics(result.Diagnostics);
        return result;
    }

    /// <summary>What holds for diagnostics: they have a message, lie in their source, and their edits can be done.</summary>
    public static void CheckDiagnostics(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            BrokenRuleException.Require(diagnostic.Message.Length > 0, "a diagnostic has a message", () => diagnostic.Code.Id);
            if (diagnostic.Location is { } location)
            {
                CheckWithin(location, diagnostic);
            }

            foreach (var related in diagnostic.Related)
            {
                CheckWithin(related.Location, diagnostic);
            }

            var end = 0;
            foreach (var edit in (diagnostic.Fix?.Edits ?? []).OrderBy(edit => edit.Location.Span.Start))
            {
                CheckWithin(edit.Location, diagnostic);
                BrokenRuleException.Require(edit.Location.Span.Start >= end, "the edits of a fix do not overlap", () => diagnostic.ToString());
                end = edit.Location.Span.End;
            }
        }
    }

    /// <summary>Runs an image with small limits.</summary>
    /// <returns>The events; the last one, and no other, is the end.</returns>
    public static List<FluxEvent> Run(FluxImage image, ulong seed, IPerson? person = null, CheckpointOptions? checkpoints = null) =>
        Collect(FluxRunner.RunAsync(image, FuzzModels.Instance, Options(person, checkpoints) with { Seed = seed }));

    /// <summary>Goes on from a checkpoint with small limits.</summary>
    public static List<FluxEvent> Resume(Checkpoint checkpoint) =>
        Collect(FluxRunner.ResumeAsync(checkpoint, FuzzModels.Instance, Options(null, new CheckpointOptions(_ => null))));

    private static RunOptions Options(IPerson? person, CheckpointOptions? checkpoints) => new()
    {
        MaximumTokens = MostTokens,
        MaximumSteps = MostSteps,
        MaximumCallDepth = MostCalls,
        Person = person,
        Checkpoints = checkpoints,
        Time = new Ticking(),
    };

    private static List<FluxEvent> Collect(IAsyncEnumerable<FluxEvent> run)
    {
        var events = CollectAsync(run).GetAwaiter().GetResult();
        BrokenRuleException.Require(
            events.Count == MostEvents || (events.Count(happened => happened is FluxEvent.Done) == 1 && events[^1] is FluxEvent.Done), "a run ends with its one end", () => $"{events.Count} events");
        return events;
    }

    private static async Task<List<FluxEvent>> CollectAsync(IAsyncEnumerable<FluxEvent> run)
    {
        var events = new List<FluxEvent>();
        await foreach (var happened in run.ConfigureAwait(false))
        {
            events.Add(happened);

            // A checkpoint or an image that was changed may have larger limits. A run ends when its reader leaves.
            if (events.Count == MostEvents)
            {
                break;
            }
        }

        // What went wrong must have words.
        if (events is [.., FluxEvent.Done { Fault: { } fault }])
        {
            CheckDiagnostics([FluxHost.Explain(fault)]);
        }

        return events;
    }

    private static void CheckWithin(SourceLocation location, Diagnostic diagnostic) => BrokenRuleException.Require(
        location.Span.Start >= 0 && location.Span.Length >= 0 && location.Span.End <= location.Source.Length, "a diagnostic lies in its source", diagnostic.ToString);
}
