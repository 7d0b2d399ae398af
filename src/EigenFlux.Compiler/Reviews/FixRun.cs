using EigenFlux.Language.Binding;
using EigenFlux.Language.Compilations;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Compiler.Reviews;

/// <summary>Applies fixes, one round after another, until none is left that keeps its promise.</summary>
public static class FixRun
{
    /// <summary>The most rounds. In each the fixes that do not overlap are applied.</summary>
    public const int MostRounds = 12;

    /// <summary>Applies the fixes of a program.</summary>
    /// <param name="compilation">The program.</param>
    /// <param name="registry">The targets that it can name.</param>
    /// <param name="mayChange">Whether a file may be changed, by its path.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <returns>The program with the fixes, and the diagnostics whose fixes were applied, in order.</returns>
    public static (Compilation Fixed, IReadOnlyList<Diagnostic> Applied) Apply(
        Compilation compilation, TargetRegistry registry, Func<string, bool> mayChange, CancellationToken cancellation = default)
    {
        var applied = new List<Diagnostic>();
        for (var round = 0; round < MostRounds; round++)
        {
            var all = Errors(compilation.Program, registry, cancellation, out var diagnostics);
            var fixes = FixReview.Review(compilation.Program, registry, diagnostics, cancellation)
                .Where(found => found.Fix is { } fix && fix.Edits.All(edit => mayChange(edit.Location.Source.Path))).ToList();
            if (fixes.Count == 0)
            {
                break;
            }

            // Together they may be worse than each by itself.
            var chosen = Apart(fixes);
            var next = With(compilation, chosen, cancellation);
            if (chosen.Count > 1 && Errors(next.Program, registry, cancellation, out _) > all - chosen.Count(found => found.Severity == DiagnosticSeverity.Error))
            {
                chosen = [chosen[0]];
                next = With(compilation, chosen, cancellation);
            }

            compilation = next;
            applied.AddRange(chosen);
        }

        return (compilation, applied);
    }

    private static int Errors(BoundProgram program, TargetRegistry registry, CancellationToken cancellation, out IReadOnlyList<Diagnostic> diagnostics)
    {
        diagnostics = ProgramReview.Review(program, registry, cancellation).Diagnostics;
        return diagnostics.Count(found => found.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>The first of some fixes, and those after it that change other places.</summary>
    private static List<Diagnostic> Apart(IReadOnlyList<Diagnostic> fixes)
    {
        var chosen = new List<Diagnostic>();
        foreach (var found in fixes)
        {
            if (!chosen.Any(other => other.Fix!.Edits.Any(edit => found.Fix!.Edits.Any(its => Touch(edit, its)))))
            {
                chosen.Add(found);
            }
        }

        return chosen;
    }

    private static bool Touch(TextEdit one, TextEdit other) => one.Location.Source.Path == other.Location.Source.Path
        && one.Location.Span.Start <= other.Location.Span.End && other.Location.Span.Start <= one.Location.Span.End;

    private static Compilation With(Compilation compilation, IReadOnlyList<Diagnostic> fixes, CancellationToken cancellation)
    {
        var together = new DiagnosticFix("", [.. fixes.SelectMany(found => found.Fix!.Edits)]);
        foreach (var source in together.Edits.Select(edit => edit.Location.Source).DistinctBy(source => source.Path).ToList())
        {
            compilation = compilation.With(source.Path, FixApplication.Apply(source, together), cancellation);
        }

        return compilation;
    }
}
