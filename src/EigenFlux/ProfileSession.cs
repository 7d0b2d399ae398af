using EigenFlux.Compiler;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Contract;
using EigenFlux.Profiling;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;

namespace EigenFlux;

/// <summary>Runs a program in a wide window, and measures its turns.</summary>
/// <param name="host">Compiles and runs the program.</param>
/// <param name="models">Opens the model.</param>
/// <param name="program">The program.</param>
/// <param name="options">The arguments of the scene, and overrides of the program's settings.</param>
internal sealed class ProfileSession(FluxHost host, HostLease models, BoundProgram program, CompileOptions options)
{
    // A window in which the definitions are there and the story is long enough, if the model has one.
    private const int LeastWindow = 4096;
    private const int Widening = 4;

    /// <summary>Runs and measures.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is less than 1.</exception>
    /// <exception cref="ModelException">The model failed, or gives no log-probabilities.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ProfileResult> RunAsync(ProfileOptions profile, IProgress<ProfileProgress>? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(profile.Runs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(profile.Turns, 1);
        var compiled = host.Compile(program, options with { Weights = LayoutWeights.Default }, cancellation);
        if (compiled.Image is not { } image)
        {
            return new ProfileResult(null, compiled.Diagnostics);
        }

        var model = models.Open(image.EntryModel);
        if (!model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities))
        {
            throw new ModelException(ModelErrorKind.Unsupported, $"The model {model.Info.Uri} gives no log-probabilities, so nothing can be measured on it.");
        }

        var wide = Widen(image, model.Info.MaximumWindow, profile.Recorded, cancellation);
        if (wide.Image is not { } played)
        {
            return new ProfileResult(null, wide.Diagnostics);
        }

        var turns = new List<MeasuredTurn>();
        for (var run = 0; run < (profile.Recorded is null ? profile.Runs : 1); run++)
        {
            var recorder = new TurnRecorder(played.Plan);
            var settings = new RunOptions { Seed = unchecked(profile.Seed + (ulong)run), MaximumTokens = profile.MaximumTokens };
            await foreach (var happened in host.RunAsync(played, settings, cancellation).ConfigureAwait(false))
            {
                recorder.Follow(happened);
                if (happened is FluxEvent.Done { Fault: { } fault } && recorder.Turns.Count == 0)
                {
                    return new ProfileResult(null, [.. compiled.Diagnostics, FluxHost.Explain(fault, program)]);
                }
            }

            cancellation.ThrowIfCancellationRequested();
            turns.AddRange(recorder.Turns.Where((turn, i) => turn is not null && profile.Includes?.Invoke(i) != false)!);
        }

        // A window that was full when its turn began has no room for the turn without a deletion.
        turns.RemoveAll(turn => Profiler.Length(turn) >= model.Info.MaximumWindow);
        var measured = Profiler.Choose(turns, profile.Turns);
        var profiler = new Profiler(model, image);
        await Task.Run(() => profiler.Measure(measured, progress, cancellation), cancellation).ConfigureAwait(false);
        return profiler.Profile(profile, measured) is { Definitions.Count: > 0 } found
            ? new ProfileResult(found, compiled.Diagnostics)
            : new ProfileResult(null, [.. compiled.Diagnostics, new DiagnosticBuilder(null).NothingToProfile(image.Scene)]);
    }

    /// <summary>The program in a wide window, on its model or on a recording.</summary>
    private CompileResult Widen(FluxImage image, int most, string? recorded, CancellationToken cancellation)
    {
        var window = Math.Max(image.Plan.Window, Math.Min(most, Math.Max(LeastWindow, Widening * image.Plan.Window)));
        var wide = options with { Weights = LayoutWeights.Default, Window = window };
        return host.Compile(program, recorded is null ? wide : wide with
        {
            Model = $"replay:{host.Workspace.Resolve(recorded)}?tokenizer={image.EntryModel.Uri}",
            BaseFolder = host.Workspace.Resolve(image.EntryModel.BaseFolder),
        }, cancellation);
    }
}
