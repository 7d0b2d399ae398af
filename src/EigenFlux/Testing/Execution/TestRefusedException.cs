using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Testing.Execution;

/// <summary>A statement of a test has a mistake that only its runs, or their images, show; it never leaves the runner.</summary>
/// <param name="make">The diagnostic, at the statement.</param>
internal sealed class TestRefusedException(Func<DiagnosticBuilder, Diagnostic> make) : Exception("The test is invalid.")
{
    public Func<DiagnosticBuilder, Diagnostic> Make => make;
}
