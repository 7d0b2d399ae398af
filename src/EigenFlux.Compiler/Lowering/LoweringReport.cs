using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;

namespace EigenFlux.Compiler.Lowering;

/// <summary>What lowering has to tell: each form that is not run is told once for each place.</summary>
internal sealed class LoweringReport
{
    private readonly List<Diagnostic> diagnostics = [];
    private readonly HashSet<SourceLocation> refused = [];

    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    public void Add(Diagnostic diagnostic) => diagnostics.Add(diagnostic);

    /// <summary>The same mistake at the same place is told once.</summary>
    public void AddOnce(Diagnostic diagnostic)
    {
        if (!diagnostics.Exists(other => other.Code == diagnostic.Code && other.Location == diagnostic.Location))
        {
            diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Tells that a form is bound and not run.</summary>
    public void NotRun(SourceLocation location, string form, string fix = "Delete it for now.")
    {
        if (refused.Add(location))
        {
            diagnostics.Add(DiagnosticBuilder.At(location).NotExecuted(form, fix));
        }
    }
}
