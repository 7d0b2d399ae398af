using System.Runtime.CompilerServices;
using EigenFlux.Compiler;
using EigenFlux.Compiler.Profiles;
using EigenFlux.Hosting;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Contract;
using EigenFlux.Profiling;
using EigenFlux.Runtime.Batching;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Values;

namespace EigenFlux;

/// <summary>
/// Loads, compiles and runs programs: the main entry point of EigenFlux for other programs, with a <see cref="EigenFlux.Workspace"/> and a
/// pool of models. Models stay open for later runs until the host is disposed or the limits of its options are exceeded. The host is
/// thread-safe, and any number of runs can be active at once.
/// </summary>
public sealed class FluxHost : IDisposable
{
    private readonly HostModels models;
    private readonly RunScheduler scheduler;
    private readonly PrefixFolder? prefixes;

    /// <summary>Makes a host.</summary>
    /// <exception cref="ArgumentException">Two of the options' targets have one name, or <see cref="FluxHostOptions.MaximumRuns"/> is less than 1.</exception>
    public FluxHost(FluxHostOptions? options = null)
    {
        Workspace = new Workspace(options);
        prefixes = Options.PrefixCacheFolder is { } folder ? new PrefixFolder(Workspace.Resolve(folder), Options.PrefixCacheLimit) : null;
        models = new HostModels(Options);
        scheduler = new RunScheduler(Options.MaximumRuns);
    }

    /// <summary>The workspace that loads, checks and compiles programs, without a model.</summary>
    public Workspace Workspace { get; }

    /// <summary>The options of the host and of its workspace.</summary>
    public FluxHostOptions Options => Workspace.Options;

    /// <summary>The engines that this host has.</summary>
    public IReadOnlyList<ModelListing> Engines => [.. models.Engines.Select(engine => new ModelListing(engine.Name, engine.Usage))];

    /// <inheritdoc cref="Workspace.ChatTemplates"/>
    public IReadOnlyList<string> ChatTemplates => Workspace.ChatTemplates;

    /// <inheritdoc cref="Workspace.Targets"/>
    public IReadOnlyList<string> Targets => Workspace.Targets;

    /// <inheritdoc cref="Workspace.Load"/>
    public BoundProgram Load(string path) => Workspace.Load(path);

    /// <inheritdoc cref="Workspace.Check"/>
    public IReadOnlyList<Diagnostic> Check(BoundProgram program, CancellationToken cancellation = default) => Workspace.Check(program, cancellation);

    /// <summary>Compiles a program.</summary>
    /// <exception cref="ObjectDisposedException">The host was disposed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public CompileResult Compile(BoundProgram program, CompileOptions options, CancellationToken cancellation = default)
    {
        AllowNamed(options);
        models.Allow(program.Root.Length == 0 ? Path.GetFullPath(Options.BaseFolder) : Workspace.Resolve(program.Root));
        using var lease = models.Lease();
        return Workspace.Compile(program, options, lease, cancellation);
    }

    /// <inheritdoc cref="Workspace.LoadImage"/>
    public CompileResult LoadImage(string path, CompileOptions options)
    {
        var loaded = Workspace.LoadImage(path, options);
        if (loaded.Image is not null)
        {
            AllowNamed(options);
            models.Allow(Path.GetDirectoryName(Workspace.Resolve(path))!);
            models.Allow(Path.GetFullPath(Options.BaseFolder));
        }

        return loaded;
    }

    /// <summary>Opens a model and describes it.</summary>
    /// <exception cref="ModelException">It cannot be opened.</exception>
    /// <exception cref="ObjectDisposedException">The host was disposed.</exception>
    public ModelInfo Describe(string uri)
    {
        using var lease = models.Lease();
        return lease.Open(uri, Options.BaseFolder).Info;
    }

    /// <summary>
    /// Runs an image. The last event is always <see cref="FluxEvent.Done"/>; a cancellation ends the run with it too. Concurrent runs of a model that
    /// declares <see cref="ModelCapabilities.Batch"/> are computed together (<see cref="RunScheduler"/>), unless <see cref="RunOptions.Isolated"/> is set.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The host was disposed before the run began. A run that has begun continues to its end.</exception>
    public IAsyncEnumerable<FluxEvent> RunAsync(FluxImage image, RunOptions options, CancellationToken cancellation = default) =>
        LeaseAsync(opened => FluxRunner.RunAsync(image, opened, Keeping(options), scheduler, cancellation), cancellation);

    /// <summary>
    /// Runs an image once for each seed, several at a time in one batch. Each run's events come in order and end with its
    /// <see cref="FluxEvent.Done"/>; those of different runs are mixed.
    /// </summary>
    /// <param name="image">The program.</param>
    /// <param name="options">The options of every run; <c>seeds</c> overrides their seed.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="width">The most runs under way at once, at least 1.</param>
    /// <param name="cancellation">Ends all runs.</param>
    public IAsyncEnumerable<RunEvent> RunManyAsync(
        FluxImage image,
        RunOptions options,
        IReadOnlyList<ulong> seeds,
        int width = FluxRunner.DefaultWidth,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return LeaseAsync(opened => FluxRunner.RunManyAsync(image, opened, Keeping(options), seeds, width, cancellation), cancellation);
    }

    /// <summary>Resumes a run from a checkpoint. The events are those of the entire run, from its first event.</summary>
    /// <param name="checkpoint">The checkpoint, with its program, seed and limits.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="cancellation">Ends the run.</param>
    public IAsyncEnumerable<FluxEvent> ResumeAsync(Checkpoint checkpoint, RunOptions options, CancellationToken cancellation = default)
    {
        // The run had these open. They are opened wherever they are, since it does not go on unless they have the fingerprints that it noted.
        foreach (var name in checkpoint.Models.Keys)
        {
            if (checkpoint.Image.Models.TryGetValue(name, out var model))
            {
                models.Allow(model.Uri, model.BaseFolder);
            }
        }

        return LeaseAsync(opened => FluxRunner.ResumeAsync(checkpoint, opened, Keeping(options), cancellation), cancellation);
    }

    /// <summary>Scores a text.</summary>
    /// <exception cref="ModelException">The model cannot be opened, or gives no log-probabilities.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The deletion is not within the text.</exception>
    /// <exception cref="ObjectDisposedException">The host was disposed.</exception>
    public ScoreResult Score(string modelUri, string text, ScoreOptions? options = null)
    {
        using var lease = models.Lease();
        return Scorer.Score(lease.Open(modelUri, Options.BaseFolder), text, options ?? new ScoreOptions());
    }

    /// <summary>
    /// Measures what the texts of a program are worth to its model: runs the scene in a window in which little is deleted, and compares how
    /// surprised the model is by the turns with and without each text. The result can be written to the program's weights
    /// (<see cref="WeightsFile"/>), which compilations read.
    /// </summary>
    /// <param name="program">The program.</param>
    /// <param name="options">The arguments of the scene, and overrides of the program's settings.</param>
    /// <param name="profile">The options of the profile.</param>
    /// <param name="progress">Receives the progress; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the profile's options is less than 1.</exception>
    /// <exception cref="ModelException">The model failed, or gives no log-probabilities.</exception>
    /// <exception cref="ObjectDisposedException">The host was disposed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ProfileResult> ProfileAsync(
        BoundProgram program,
        CompileOptions options,
        ProfileOptions profile,
        IProgress<ProfileProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        using var lease = models.Lease();
        return await new ProfileSession(this, lease, program, options).RunAsync(profile, progress, cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads a trace that a run has written, and rebuilds the run's way through its page-states. No model is needed.</summary>
    /// <param name="name">The name of the trace in diagnostics: its path.</param>
    /// <param name="stream">The trace; it stays open.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static TraceResult ReadTrace(string name, Stream stream) => TraceFiles.Read(name, stream);

    /// <summary>Converts the fault of a run to a diagnostic.</summary>
    public static Diagnostic Explain(RunFault fault, BoundProgram? program = null) => FaultDiagnostics.Of(fault, program);

    /// <summary>
    /// Closes the models. Active runs, compilations and scores continue to their end with their models, which are closed when the last of
    /// them ends; cancel those that should end earlier. Does not wait for them. Nothing new can begin.
    /// </summary>
    public void Dispose() => models.Dispose();

    /// <summary>Allows a model that the caller names to be in any folder.</summary>
    private void AllowNamed(CompileOptions named)
    {
        var uris = named.Arguments.Values.Concat(named.Values.Values.OfType<FluxValue.Model>().Select(model => model.Name));
        foreach (var uri in named.Model is { } model ? uris.Append(model) : uris)
        {
            models.Allow(uri, Workspace.Resolve(named.BaseFolder));
        }
    }

    private RunOptions Keeping(RunOptions given) => given with { Prefixes = given.Prefixes ?? prefixes };

    /// <summary>Holds the models of a run from its first event to its last, or until its reader leaves.</summary>
    private async IAsyncEnumerable<T> LeaseAsync<T>(
        Func<HostLease, IAsyncEnumerable<T>> run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var lease = models.Lease();
        await foreach (var happened in run(lease).WithCancellation(cancellation).ConfigureAwait(false))
        {
            yield return happened;
        }
    }
}
