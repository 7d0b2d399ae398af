using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;

namespace EigenFlux.Compiler.Lowering;

/// <summary>The diagnostics of lowering. Each form that cannot be run is reported once per place.</summary>
internal sealed class LoweringReport
{
    private readonly List<Diagnostic> diagnostics = [];
    private readonly HashSet<SourceLocation> refused = [];

    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    public void Add(Diagnostic diagnostic) => diagnostics.Add(diagnostic);

    /// <summary>Adds a diagnostic unless it has already been reported at the same place.</summary>
    public void AddOnce(Diagnostic diagnostic)
    {
        if (!diagnostics.Exists(other => other.Code == diagnostic.Code && other.Location == diagnostic.Location))
        {
            diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Reports a form that is checked but cannot be run.</summary>
    public void NotRun(SourceLocation location, string form, string fix = "Delete it for now.")
    {
        if (refused.Add(location))
        {
            diagnostics.Add(DiagnosticBuilder.At(location).NotExecuted(form, fix));
        }
    }
}
