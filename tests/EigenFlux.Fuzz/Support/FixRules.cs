using System.Text.RegularExpressions;
using EigenFlux.Compiler.Reviews;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Compilations;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Fuzz.Support;

/// <summary>The rules of fixes, checked apart from the code that chooses them.</summary>
internal static partial class FixRules
{
    private const string Path = "/p/main.eflux";
    private const int MostRuns = 8;

    /// <summary>Applies each fix of a program by itself, and then all of them.</summary>
    /// <exception cref="BrokenRuleException">A fix breaks a rule.</exception>
    public static void Check(string source)
    {
        var before = Compilation.Create(Path, new InMemorySourceProvider().Add(Path, source));
        var had = Diagnostics(before.Program);
        foreach (var found in FixReview.Review(before.Program, TargetRegistry.Builtin, had).Where(found => found.Fix is not null))
        {
            CheckOne(before, had, found);
        }

        var (after, applied) = FixRun.Apply(before, TargetRegistry.Builtin, _ => true);
        for (var (run, more) = (0, applied.Count); run < MostRuns && more > 0; run++)
        {
            (after, var others) = FixRun.Apply(after, TargetRegistry.Builtin, _ => true);
            more = others.Count;
        }

        var now = Diagnostics(after.Program);
        BrokenRuleException.Require(
            Syntax(now) <= Syntax(had) && (applied.Count > 0 || now.Count == had.Count), "all fixes together add no error", () => Show(before, after, null, now));
        BrokenRuleException.Require(
            FixReview.Review(after.Program, TargetRegistry.Builtin, now).All(found => found.Fix is null), "applying fixes ends", () => Show(before, after, null, now));
    }

    private static void CheckOne(Compilation before, IReadOnlyList<Diagnostic> had, Diagnostic found)
    {
        var after = before.With(Path, FixApplication.Apply(before.Program.Files[0], found.Fix!));
        var now = Diagnostics(after.Program);
        Require(Count(now, found) < Count(had, found), "removes its diagnostic");
        Require(Syntax(now) <= Syntax(had), "adds no error of the syntax");
        Require(found.Code.Id.StartsWith("EF1", StringComparison.Ordinal) || Errors(now) <= Errors(had), "adds no error");

        // What the author wrote between quotes is still there, and no declaration has become another.
        var text = after.Program.Files[0].Text;
        foreach (var token in before.Trees[0].Tokens.Select(token => before.Program.Files[0].Text.Substring(token.Span.Start, token.Span.Length)))
        {
            // A name in braces, or an escape, may be what was fixed.
            Require(
                !token.StartsWith('"') || Words().Matches(token).Count(word => !text.Contains(word.Value, StringComparison.Ordinal)) < 2, "keeps prose");
        }

        var kinds = after.Trees[0].Declarations.Select(node => node.GetType().Name).ToList();
        Require(before.Trees[0].Declarations.GroupBy(node => node.GetType().Name).All(group => kinds.Count(kind => kind == group.Key) >= group.Count()), "keeps declarations");

        void Require(bool holds, string rule) => BrokenRuleException.Require(holds, $"the fix of {found.Code.Id} {rule}", () => Show(before, after, found, now));
    }

    private static IReadOnlyList<Diagnostic> Diagnostics(BoundProgram program) => ProgramReview.Review(program, TargetRegistry.Builtin).Diagnostics;

    private static int Errors(IEnumerable<Diagnostic> diagnostics) => diagnostics.Count(found => found.Severity == DiagnosticSeverity.Error);

    private static int Syntax(IEnumerable<Diagnostic> diagnostics) => Errors(diagnostics.Where(found => found.Code.Id.StartsWith("EF1", StringComparison.Ordinal)));

    private static int Count(IEnumerable<Diagnostic> diagnostics, Diagnostic like) => diagnostics.Count(found => found.Code == like.Code && found.Message == like.Message);

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Words();

    private static string Show(Compilation before, Compilation after, Diagnostic? found, IReadOnlyList<Diagnostic> now) =>
        $"{found}\nfix: {found?.Fix!.Title}\n--- before\n{before.Program.Files[0].Text}\n--- after\n{after.Program.Files[0].Text}\n--- now\n{string.Join('\n', now)}";
}
