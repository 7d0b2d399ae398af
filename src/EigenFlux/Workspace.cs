using System.Collections.ObjectModel;
using EigenFlux.Compiler;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Compiler.Profiles;
using EigenFlux.Compiler.Reviews;
using EigenFlux.Hosting;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Compilations;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Files;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Testing.Rules;

namespace EigenFlux;

/// <summary>
/// Loads, checks and compiles programs. A workspace opens no model: loading and checking need none, and compilation queries the given
/// source of models. Arguments and results are immutable, and the workspace is thread-safe.
/// </summary>
public sealed class Workspace
{
    private readonly LlamaChatTemplates templates = new();
    private readonly HostTargets targets;

    /// <summary>Creates a workspace.</summary>
    /// <param name="options">The base folder and targets; a workspace ignores the options about models.</param>
    /// <exception cref="ArgumentException">Two of the options' targets have one name.</exception>
    public Workspace(FluxHostOptions? options = null)
    {
        Options = options ?? new FluxHostOptions();
        targets = new HostTargets(Options.Targets, Options.TargetFiles, Resolve);
    }

    /// <summary>The options of the workspace.</summary>
    public FluxHostOptions Options { get; }

    /// <summary>The names of the chat templates that can be asked for.</summary>
    /// <exception cref="ModelException">The native library, which has them, is not there.</exception>
    public IReadOnlyList<string> ChatTemplates => templates.Names;

    /// <summary>The names that <c>target</c> can take here, as far as the files of targets could be read.</summary>
    public IReadOnlyList<string> Targets => targets.Registry.Names;

    /// <summary>Loads a program and all that it imports. Its diagnostics contain the errors, including a missing file.</summary>
    /// <param name="path">The entry file, from the base folder if the path is relative.</param>
    /// <param name="cancellation">Ends the loading.</param>
    /// <exception cref="OperationCanceledException">The loading was cancelled.</exception>
    public BoundProgram Load(string path, CancellationToken cancellation = default) => Open(path, cancellation: cancellation).Program;

    /// <summary>
    /// Opens a program that will be asked about and edited: <see cref="Compilation.With(string, string, CancellationToken)"/> gives the program
    /// after an edit, and reuses what did not change.
    /// </summary>
    /// <param name="path">The entry file, from the base folder if the path is relative.</param>
    /// <param name="texts">Texts that take the place of files, such as what an editor has not saved yet, by absolute path; null for none.</param>
    /// <param name="cancellation">Ends the loading.</param>
    /// <exception cref="OperationCanceledException">The loading was cancelled.</exception>
    public Compilation Open(string path, IReadOnlyDictionary<string, string>? texts = null, CancellationToken cancellation = default)
    {
        var sources = new SourceSet(new DiskSources());
        foreach (var (file, text) in texts ?? ReadOnlyDictionary<string, string>.Empty)
        {
            sources = sources.With(file, text);
        }

        return Compilation.Create(Resolve(path), sources, cancellation);
    }

    /// <summary>
    /// Checks a program as far as possible without a model and arguments: its names, types, regexes, targets, values and tests.
    /// <see cref="Compile"/> also checks the layout of the scenes in their windows, the values that their statements compute, and the
    /// abilities of the model.
    /// </summary>
    /// <param name="program">The program.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <returns>The program's own diagnostics first.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<Diagnostic> Check(BoundProgram program, CancellationToken cancellation = default)
    {
        if (targets.Diagnostics.Count > 0)
        {
            return [.. program.Diagnostics, .. targets.Diagnostics];
        }

        var (lowered, tests, diagnostics) = ProgramReview.Review(program, targets.Registry, cancellation);
        diagnostics = FixReview.Review(program, targets.Registry, diagnostics, cancellation);
        return lowered is null || tests is null ? diagnostics : [.. diagnostics, .. TestReview.Problems(tests, lowered.Scenes, program.Files)];
    }

    /// <summary>Applies the fixes of a program that keep their promise, until none is left.</summary>
    /// <param name="compilation">The program.</param>
    /// <param name="mayChange">Whether a file may be changed, by its path.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <returns>The program with the fixes, which is not written to the files, and the diagnostics that were fixed, in order.</returns>
    public (Compilation Fixed, IReadOnlyList<Diagnostic> Applied) Fix(
        Compilation compilation, Func<string, bool> mayChange, CancellationToken cancellation = default) =>
        targets.Diagnostics.Count > 0 ? (compilation, []) : FixRun.Apply(compilation, targets.Registry, mayChange, cancellation);

    /// <summary>Compiles a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="options">The arguments of the scene, and overrides of the program's settings.</param>
    /// <param name="models">Describes the models that the program names.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public CompileResult Compile(BoundProgram program, CompileOptions options, IModelSource models, CancellationToken cancellation = default)
    {
        if (targets.Diagnostics.Count > 0)
        {
            return new CompileResult(null, [.. program.Diagnostics, .. targets.Diagnostics]);
        }

        var profiles = options.Profiles;
        if (profiles is null && options.Weights is null && ReadWeights(program, out profiles) is { } problem)
        {
            return new CompileResult(null, [.. program.Diagnostics, problem]);
        }

        var result = new FluxCompiler(models, templates, targets.Registry).Compile(
            program, options with { BaseFolder = Resolve(options.BaseFolder), Profiles = profiles }, cancellation);
        return result.HasErrors ? result with { Diagnostics = FixReview.Review(program, targets.Registry, result.Diagnostics, cancellation) } : result;
    }

    /// <summary>Reads the measured weights next to a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="weights">The weights; null if there is no such file.</param>
    /// <returns>The reason that the file cannot be read; null if it can, or does not exist.</returns>
    public Diagnostic? ReadWeights(BoundProgram program, out WeightsFile? weights)
    {
        weights = null;
        if (!program.Files.Any())
        {
            return null;
        }

        var path = WeightsFile.PathOf(program.Files[0].Path);
        try
        {
            if (SafeFile.KindOf(Resolve(path)) != FileKind.None)
            {
                weights = WeightsFile.Read(SafeFile.Read(Resolve(path), FileLimits.Weights));
            }

            return null;
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new DiagnosticBuilder(null).WeightsUnreadable(path, problem.Message);
        }
    }

    /// <summary>
    /// Reads an image that <see cref="ImageSerializer"/> wrote. If <paramref name="options"/> names a model, it replaces the image's model;
    /// it must have the same tokenizer.
    /// </summary>
    public CompileResult LoadImage(string path, CompileOptions options)
    {
        try
        {
            var image = ImageSerializer.Read(SafeFile.Read(Resolve(path), FileLimits.Image));
            return new CompileResult(options.Model is null ? image : Rebind(image, options), []);
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
        {
            return new CompileResult(null, [new DiagnosticBuilder(null).ImageUnreadable(path, problem.Message)]);
        }
    }

    /// <summary>The absolute path, from the base folder if it is relative.</summary>
    internal string Resolve(string path) => Path.GetFullPath(path, Path.GetFullPath(Options.BaseFolder));

    private FluxImage Rebind(FluxImage image, CompileOptions options)
    {
        var own = ModelBinding.Find(image.Models, image.Scenes[image.Scene].Model is Expression.Constant constant
            ? constant.Value
            : FluxValue.Empty);
        return image with { Models = ModelBinding.Replace(image.Models, own, options.Model!, Resolve(options.BaseFolder)) };
    }
}
