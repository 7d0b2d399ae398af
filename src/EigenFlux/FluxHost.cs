using EigenFlux.Compiler;
using EigenFlux.Compiler.Reviews;
using EigenFlux.Hosting;
using EigenFlux.Language;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models;
using EigenFlux.Models.Files;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Testing.Execution;

namespace EigenFlux;

/// <summary>
/// Loads, compiles and runs programs: the face of EigenFlux for other programs. Models stay open until it is disposed, so that
/// several runs share them. Not safe for use from several threads at once.
/// </summary>
public sealed class FluxHost : IDisposable
{
    private readonly FluxHostOptions options;
    private readonly HostModels models;
    private readonly LlamaChatTemplates templates = new();
    private readonly HostTargets targets;
    private readonly PrefixFolder? prefixes;

    /// <summary>Makes a host.</summary>
    /// <exception cref="ArgumentException">Two of the options' targets have one name.</exception>
    public FluxHost(FluxHostOptions? options = null)
    {
        this.options = options ?? new FluxHostOptions();
        prefixes = this.options.PrefixCacheFolder is { } folder ? new PrefixFolder(Resolve(folder), this.options.PrefixCacheLimit) : null;
        models = new HostModels(this.options);
        targets = new HostTargets(this.options.Targets, this.options.TargetFiles, Resolve);
    }

    /// <summary>What the host decides for all its programs.</summary>
    public FluxHostOptions Options => options;

    /// <summary>The engines that this build has.</summary>
    public IReadOnlyList<ModelListing> Engines => [.. models.Engines.Select(engine => new ModelListing(engine.Name, engine.Usage))];

    /// <summary>The names of the chat templates that can be asked for.</summary>
    /// <exception cref="ModelException">The native library, which has them, is not there.</exception>
    public IReadOnlyList<string> ChatTemplates => templates.Names;

    /// <summary>The names that <c>target</c> can take here, as far as the files of targets could be read.</summary>
    public IReadOnlyList<string> Targets => targets.Registry.Names;

    /// <summary>Loads a program and all that it imports. What is wrong is in its diagnostics, a missing file too.</summary>
    public BoundProgram Load(string path) => EfluxProgram.Load(Resolve(path), new DiskSources());

    /// <summary>
    /// Checks a program as far as no model and no argument is needed: its names, types, regexes, targets and values, and its tests. How the
    /// scenes fit in their windows, what their own statements compute, and what a model cannot do, is left to <see cref="Compile"/>.
    /// </summary>
    /// <returns>The program's own diagnostics first.</returns>
    public IReadOnlyList<Diagnostic> Check(BoundProgram program)
    {
        if (targets.Diagnostics.Count > 0)
        {
            return [.. program.Diagnostics, .. targets.Diagnostics];
        }

        var (lowered, tests, diagnostics) = ProgramReview.Review(program, targets.Registry);
        return lowered is null || tests is null ? diagnostics : [.. diagnostics, .. TestReview.Problems(tests, lowered.Scenes, program.Files)];
    }

    /// <summary>Compiles a program.</summary>
    public CompileResult Compile(BoundProgram program, CompileOptions options)
    {
        AllowNamed(options);
        models.Allow(program.Root.Length == 0 ? Path.GetFullPath(this.options.BaseFolder) : Resolve(program.Root));
        return targets.Diagnostics.Count > 0
            ? new CompileResult(null, [.. program.Diagnostics, .. targets.Diagnostics])
            : new FluxCompiler(models, templates, targets.Registry).Compile(program, options with { BaseFolder = Resolve(options.BaseFolder) });
    }

    /// <summary>
    /// Reads an image that <see cref="ImageSerializer"/> wrote. Where <paramref name="options"/> names a model, it takes the place of
    /// the image's own: one with the same tokenizer can run it.
    /// </summary>
    public CompileResult LoadImage(string path, CompileOptions options)
    {
        try
        {
            var image = ImageSerializer.Read(SafeFile.Read(Resolve(path), FileLimits.Image));
            AllowNamed(options);
            models.Allow(Path.GetDirectoryName(Resolve(path))!);
            models.Allow(Path.GetFullPath(this.options.BaseFolder));
            return new CompileResult(options.Model is null ? image : Rebind(image, options), []);
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
        {
            return new CompileResult(null, [new DiagnosticBuilder(null).ImageUnreadable(path, problem.Message)]);
        }
    }

    /// <summary>Opens a model, and tells what is known of it.</summary>
    /// <exception cref="ModelException">It cannot be opened.</exception>
    public ModelInfo Describe(string uri) => models.Open(uri, options.BaseFolder).Info;

    /// <summary>Runs an image. The last event is always <see cref="FluxEvent.Done"/>; a cancellation ends the run with it too.</summary>
    public IAsyncEnumerable<FluxEvent> RunAsync(FluxImage image, RunOptions options, CancellationToken cancellation = default) =>
        FluxRunner.RunAsync(image, models, Keeping(options), cancellation);

    /// <summary>
    /// Runs an image once for each seed, several at a time in one batch. Each run's events come in order and end with its
    /// <see cref="FluxEvent.Done"/>; those of different runs are mixed.
    /// </summary>
    /// <param name="image">The program.</param>
    /// <param name="options">How each is run; the seeds take the place of theirs.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="width">The most runs under way at once, at least 1.</param>
    /// <param name="cancellation">Ends all runs.</param>
    public IAsyncEnumerable<RunEvent> RunManyAsync(
        FluxImage image,
        RunOptions options,
        IReadOnlyList<ulong> seeds,
        int width = FluxRunner.DefaultWidth,
        CancellationToken cancellation = default) =>
        FluxRunner.RunManyAsync(image, models, Keeping(options), seeds, width, cancellation);

    /// <summary>
    /// Takes a run up where a checkpoint has it. Its events are those of the whole run, from the first on.
    /// </summary>
    /// <param name="checkpoint">The checkpoint, with its program, seed and limits.</param>
    /// <param name="options">How it is run.</param>
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

        return FluxRunner.ResumeAsync(checkpoint, models, Keeping(options), cancellation);
    }

    /// <summary>Scores a text.</summary>
    /// <exception cref="ModelException">The model cannot be opened, or gives no log-probabilities.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The deletion is not within the text.</exception>
    public ScoreResult Score(string modelUri, string text, ScoreOptions? options = null) =>
        Scorer.Score(models.Open(modelUri, this.options.BaseFolder), text, options ?? new ScoreOptions());

    /// <summary>Reads a trace that a run has written, and rebuilds the run's way through its page-states. No model is needed.</summary>
    /// <param name="name">What diagnostics call it: its path.</param>
    /// <param name="stream">The trace; it stays open.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static TraceResult ReadTrace(string name, Stream stream) => TraceFiles.Read(name, stream);

    /// <summary>The diagnostic for what went wrong in a run.</summary>
    public static Diagnostic Explain(RunFault fault, BoundProgram? program = null) => FaultDiagnostics.Of(fault, program);

    /// <inheritdoc/>
    public void Dispose() => models.Dispose();

    /// <summary>What a caller names may lie anywhere.</summary>
    private void AllowNamed(CompileOptions named)
    {
        var uris = named.Arguments.Values.Concat(named.Values.Values.OfType<FluxValue.Model>().Select(model => model.Name));
        foreach (var uri in named.Model is { } model ? uris.Append(model) : uris)
        {
            models.Allow(uri, Resolve(named.BaseFolder));
        }
    }

    private RunOptions Keeping(RunOptions given) => given with { Prefixes = given.Prefixes ?? prefixes };

    private string Resolve(string path) => Path.GetFullPath(path, Path.GetFullPath(options.BaseFolder));

    private FluxImage Rebind(FluxImage image, CompileOptions options)
    {
        var own = ModelBinding.Find(image.Models, image.Scenes[image.Scene].Model is Expression.Constant constant
            ? constant.Value
            : FluxValue.Empty);
        return image with { Models = ModelBinding.Replace(image.Models, own, options.Model!, Resolve(options.BaseFolder)) };
    }
}
