using EigenFlux.Language.Diagnostics;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Compiler;

/// <summary>What compiling gave.</summary>
/// <param name="Image">The image; null where there is an error.</param>
/// <param name="Diagnostics">What there is to tell the author, the language's own diagnostics first.</param>
public sealed record CompileResult(FluxImage? Image, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether there is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
