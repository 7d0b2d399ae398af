using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Diagnostics;

/// <summary>Converts the problems of plans to diagnostics.</summary>
public static class PlanDiagnostics
{
    /// <summary>The diagnostic for a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="program">The program, so that the location can be shown and the fix made; null if it is not at hand.</param>
    public static Diagnostic Of(PlanProblem problem, BoundProgram? program)
    {
        IReadOnlyCollection<FileSyntax> trees = program?.Trees ?? [];
        var location = Locate(problem.Site, trees.Select(tree => tree.Source));
        var fixes = new PlanFixes(problem.FixSite ?? problem.Site, trees);
        var diagnostic = Describe(problem, new DiagnosticBuilder(location), fixes);
        diagnostic = diagnostic with { Fix = diagnostic.Fix ?? fixes.Advised(problem.Advice) };
        return problem.Within is { } scene && scene != problem.Subject ? diagnostic with { Message = $"In the scene {scene}: {diagnostic.Message}" } : diagnostic;
    }

    /// <summary>The diagnostic for a value that cannot be computed before the run.</summary>
    /// <param name="problem">The error of the evaluation.</param>
    /// <param name="files">The program's files, so that the place can be shown.</param>
    /// <param name="otherwise">The place if the problem has none.</param>
    internal static Diagnostic Of(EvaluationException problem, IEnumerable<SourceText> files, SourceLocation? otherwise)
    {
        var at = new DiagnosticBuilder(problem.Site is { } site ? Locate(site, files) : otherwise);
        return at.Make(problem.IsLimit ? DiagnosticCodes.ValueTooLarge : DiagnosticCodes.CannotCompute, problem.Message);
    }

    /// <summary>A sentence that gives the numbers with which an entry of lore finds room.</summary>
    public static string LoreAdvice(LoreRoom room) => PlanFixes.LoreAdvice(room);

    /// <summary>The message and the fix of each problem.</summary>
    private static Diagnostic Describe(PlanProblem problem, DiagnosticBuilder at, PlanFixes fixes) => problem switch
    {
        PlanProblem.WindowTooSmall its => at.Make(
            DiagnosticCodes.WindowTooSmall, its.Scene, its.Window, its.Needed, its.Needed - its.Window, OrWindow(its.Advice)),
        PlanProblem.WindowLargerThanModel its => at.Make(DiagnosticCodes.WindowLargerThanModel, its.Scene, its.Window, its.ModelWindow),
        PlanProblem.WindowFull its => at.Make(
            DiagnosticCodes.WindowFull,
            its.Scene,
            its.Beat,
            its.Needed,
            its.Window,
            its.Advice?.Window is { } tokens ? $"raise the window to {tokens} tokens" : "raise the window"),
        PlanProblem.ReserveTooLarge its => at.Make(DiagnosticCodes.ReserveTooLarge, its.Scene, its.Reserve, its.Window),
        PlanProblem.CannotCutSegments its => at.Make(DiagnosticCodes.CannotCutSegments, its.Target),
        PlanProblem.UnboundedTurn its => at.Make(DiagnosticCodes.UnboundedTurn, its.Capture, its.Bound) with { Fix = fixes.Bound(its.Bound) },
        PlanProblem.BriefChosen its => at.Make(
            DiagnosticCodes.BriefChosen,
            its.Character,
            its.Tokens,
            its.Fuller,
            its.Advice?.Window is { } tokens
                ? $"Write 'window {tokens} tokens', which holds everything that is live at once in full." : "Shorten it, or what is in the window with it."),
        PlanProblem.LiveTextGone its => at.Make(
            DiagnosticCodes.LiveTextGone,
            its.Character,
            its.Tokens,
            its.Beat,
            its.Generated,
            its.Beats,
            its.Beats == 1 ? "beat" : "beats",
            OrWindow(its.Advice)),
        PlanProblem.NeverUsed its => NeverUsed(its, at, fixes.Uncast(its.Character)),
        PlanProblem.NotProved its => at.Make(DiagnosticCodes.NotProved, its.Scene, its.Cost, its.Bound),
        PlanProblem.ScheduleCut its => at.Make(
            DiagnosticCodes.ScheduleCut,
            its.Scene,
            its.Beats == 0 ? "before its first beat" : FormattableString.Invariant($"after {its.Beats:N0} {(its.Beats == 1 ? "beat" : "beats")}"),
            its.Steps is { } steps ? FormattableString.Invariant($"going further through the scene takes more than {steps:N0} steps") : "it has reached its limit"),
        PlanProblem.UnknownCount its => at.Make(DiagnosticCodes.UnknownCount, its.Scene),
        PlanProblem.SecretTooLarge its => at.Make(DiagnosticCodes.SecretTooLarge, its.Owner, its.Tokens, its.Room, OrWindow(its.Advice)),
        PlanProblem.SecretCrowds its => at.Make(
            DiagnosticCodes.SecretCrowds,
            its.Owner,
            its.Tokens,
            its.Beat,
            its.Excess,
            its.Advice switch
            {
                { Reserve: { } reserve } => $"Write 'reserve {reserve}', which has room for it.",
                { Window: { } window } => $"Write 'window {window} tokens', which has room for it.",
                _ => "Shorten it, or give the scene more room.",
            }),
        PlanProblem.SecretOfAll its => at.Make(DiagnosticCodes.SecretOfAll, its.Owner),
        PlanProblem.ValueTooLarge its => at.Make(DiagnosticCodes.ValueTooLarge, its.Reason),
        PlanProblem.TooManyBranches its => at.TooManyBranches(its.Subject, its.Most),
        PlanProblem.LoreTooLarge its => at.Make(DiagnosticCodes.LoreTooLarge, its.Entry, its.Tokens, its.Budget, LoreAdvice(its.Room)) with
        {
            Fix = fixes.Lore(its.Room),
        },
        PlanProblem.LoreLeftOut its => at.Make(DiagnosticCodes.LoreLeftOut, its.Entry, its.Tokens, its.Beat, its.Budget, LoreAdvice(its.Room)) with
        {
            Fix = fixes.Lore(its.Room),
        },
        PlanProblem.Evaluation its => at.Make(DiagnosticCodes.CannotCompute, its.Reason),
        _ => throw new InvalidOperationException($"{problem.GetType().Name} has no diagnostic."),
    };

    private static string OrWindow(PlanAdvice? advice) => advice?.Window is { } tokens ? $", or write 'window {tokens} tokens'" : "";

    private static Diagnostic NeverUsed(PlanProblem.NeverUsed problem, DiagnosticBuilder at, DiagnosticFix? uncast)
    {
        var name = problem.Character;
        return at.Make(DiagnosticCodes.NeverUsed, name, problem.Tokens, uncast is not null
            ? $"Remove {name} from the cast, or let the scene name {name}."
            : $"Let {name} speak, or let a text of the scene name {name}.") with
        {
            Fix = uncast,
        };
    }

    /// <summary>Finds a place of an image in the files that it was compiled from; null if the file is not among them.</summary>
    public static SourceLocation? Locate(SourceSite site, IEnumerable<SourceText> files) =>
        files.FirstOrDefault(file => file.Path == site.File) is { } source && site.Start + site.Length <= source.Length
            ? new SourceLocation(source, new TextSpan(site.Start, site.Length))
            : null;
}
