using EigenFlux.Baselines.Tests.Printing;
using EigenFlux.Compiler;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;

namespace EigenFlux.Baselines.Tests.Scenarios;

/// <summary>What the product makes of a scenario. Each step is done once, and only if it is asked for.</summary>
public sealed class ScenarioRun : IDisposable
{
    private readonly Scenario scenario;
    private readonly FluxHost host;
    private readonly Lazy<BoundProgram> program;
    private readonly Lazy<CompileResult> compiled;
    private readonly Lazy<Task<IReadOnlyList<FluxEvent>>> events;

    public ScenarioRun(Scenario scenario)
    {
        this.scenario = scenario;
        host = new FluxHost(new FluxHostOptions { BaseFolder = scenario.Folder, Threads = 1, TargetFiles = scenario.Settings.Targets });
        program = new Lazy<BoundProgram>(() => host.Load(Scenario.EntryFile));
        compiled = new Lazy<CompileResult>(Compile);
        events = new Lazy<Task<IReadOnlyList<FluxEvent>>>(RunAsync);
    }

    /// <summary>The program with all that it imports.</summary>
    public BoundProgram Program => program.Value;

    /// <summary>The text of one kind of baseline, which names no path of this machine; null if the scenario has none of that kind.</summary>
    public async Task<string?> PrintAsync(BaselineKind kind) => kind switch
    {
        _ when scenario.Settings.Without.Contains(kind) => null,
        BaselineKind.Tokens => TokenPrinter.Print(Program, Relative),
        BaselineKind.Tree => TreePrinter.Print(Program, Relative),
        BaselineKind.Symbols => SymbolPrinter.Print(Program, Relative),
        BaselineKind.Diagnostics => Relative(await DiagnosticsAsync()),
        BaselineKind.Plan => compiled.Value is { HasErrors: false, Image: { } image } ? PlanPrinter.Print(image, Relative) : null,
        BaselineKind.Trace => compiled.Value is { HasErrors: false, Image: not null } ? Relative(TracePrinter.Print(await events.Value)) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of baseline."),
    };

    /// <inheritdoc/>
    public void Dispose() => host.Dispose();

    private CompileResult Compile() => host.Compile(Program, new CompileOptions
    {
        Scene = scenario.Settings.Scene,
        Arguments = scenario.Settings.Arguments,
        Model = scenario.Settings.Model,
        Template = scenario.Settings.Template,
    });

    private async Task<IReadOnlyList<FluxEvent>> RunAsync()
    {
        var happened = new List<FluxEvent>();
        var options = new RunOptions
        {
            Seed = scenario.Settings.Seed,
            MaximumTokens = scenario.Settings.MaximumTokens,
            MaximumSteps = scenario.Settings.MaximumSteps,
            Person = new ScriptedPerson(scenario.Settings.Answers),
            Time = new StoppedClock(),
        };
        await foreach (var one in host.RunAsync(compiled.Value.Image!, options))
        {
            happened.Add(one);
        }

        return happened;
    }

    private async Task<string> DiagnosticsAsync() => DiagnosticPrinter.Print(
        ("check", host.Check(Program)),
        ("compile", compiled.Value.Diagnostics),
        ("run", compiled.Value.HasErrors || scenario.Settings.Without.Contains(BaselineKind.Trace)
            ? null
            : [.. (await events.Value).Select(FaultOf).OfType<RunFault>().Select(fault => FluxHost.Explain(fault, Program))]));

    private static RunFault? FaultOf(FluxEvent happened) => happened switch
    {
        FluxEvent.Noticed noticed => noticed.Fault,
        FluxEvent.Done done => done.Fault,
        _ => null,
    };

    /// <summary>The text with paths from the scenario's folder, or else from the repository's root.</summary>
    private string Relative(string text)
    {
        foreach (var folder in (ReadOnlySpan<string>)[scenario.Folder, Repository.Root])
        {
            foreach (var written in new[] { folder + Path.DirectorySeparatorChar, folder.Replace('\\', '/') + "/", folder.Replace("\\", @"\\", StringComparison.Ordinal) + @"\\" })
            {
                text = text.Replace(written, "", StringComparison.Ordinal);
            }

            text = text.Replace(folder, ".", StringComparison.Ordinal).Replace(folder.Replace('\\', '/'), ".", StringComparison.Ordinal);
        }

        return text;
    }
}
