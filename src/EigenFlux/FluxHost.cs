using EigenFlux.Compiler;
using EigenFlux.Compiler.Image;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;

namespace EigenFlux;

/// <summary>
/// Loads, compiles and runs programs: the face of EigenFlux for other programs. Models stay open until it is disposed, so that
/// several runs share them. Not safe for use from several threads at once.
/// </summary>
public sealed class FluxHost : IDisposable
{
    /// <summary>Makes a host.</summary>
    public FluxHost(FluxHostOptions? options = null) => throw new NotImplementedException();

    /// <summary>The engines that this build has.</summary>
    public IReadOnlyList<ModelListing> Engines => throw new NotImplementedException();

    /// <summary>The names of the chat templates that can be asked for; empty where the native library is not there.</summary>
    public IReadOnlyList<string> ChatTemplates => throw new NotImplementedException();

    /// <summary>Loads a program and all that it imports. What is wrong is in its diagnostics, a missing file too.</summary>
    public BoundProgram Load(string path) => throw new NotImplementedException();

    /// <summary>Compiles a program.</summary>
    public CompileResult Compile(BoundProgram program, CompileOptions options) => throw new NotImplementedException();

    /// <summary>Reads an image that <see cref="ImageSerializer"/> wrote, and puts another model in the place of its own where one is given.</summary>
    public CompileResult LoadImage(string path, CompileOptions options) => throw new NotImplementedException();

    /// <summary>Opens a model, and tells what is known of it.</summary>
    /// <exception cref="ModelException">It cannot be opened.</exception>
    public ModelInfo Describe(string uri) => throw new NotImplementedException();

    /// <summary>Runs an image. The last event is always <see cref="FluxEvent.Done"/>; a cancellation ends the run with it too.</summary>
    public IAsyncEnumerable<FluxEvent> RunAsync(FluxImage image, RunOptions options, CancellationToken cancellation = default) =>
        throw new NotImplementedException();

    /// <summary>Scores a text.</summary>
    /// <exception cref="ModelException">The model cannot be opened, or gives no log-probabilities.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The deletion is not within the text.</exception>
    public ScoreResult Score(string modelUri, string text, ScoreOptions? options = null) => throw new NotImplementedException();

    /// <summary>The diagnostic for what went wrong in a run.</summary>
    public static Diagnostic Explain(RunFault fault, BoundProgram? program = null) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
