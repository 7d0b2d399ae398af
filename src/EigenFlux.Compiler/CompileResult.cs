using EigenFlux.Language.Diagnostics;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Compiler;

/// <summary>The result of a compilation.</summary>
/// <param name="Image">The image; null if there is an error.</param>
/// <param name="Diagnostics">The diagnostics, those of the language first.</param>
public sealed record CompileResult(FluxImage? Image, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether there is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
