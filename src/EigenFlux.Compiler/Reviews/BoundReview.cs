using EigenFlux.Compiler.Lowering;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Compiler.Reviews;

/// <summary>Completes what binding reports with what only the compiler knows: which names can be found, and which regexes work.</summary>
internal static class BoundReview
{
    /// <summary>The diagnostics of a program that needs no lowering to be reviewed, by file and place; those of regexes come last.</summary>
    public static IEnumerable<Diagnostic> Diagnostics(BoundProgram program)
    {
        IEnumerable<Diagnostic> all = program.Diagnostics;
        if (NameReview.Problems(program).ToList() is { Count: > 0 } names)
        {
            var files = program.Files;
            all = all.Concat(names)
                .OrderBy(diagnostic => diagnostic.Location is { } at ? files.IndexOf(at.Source) : -1)
                .ThenBy(diagnostic => diagnostic.Location?.Span.Start ?? 0);
        }

        return all.Concat(RegexReview.Problems(program));
    }
}
