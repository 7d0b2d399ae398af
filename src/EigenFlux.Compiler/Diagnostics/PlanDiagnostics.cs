using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Diagnostics;

/// <summary>Turns what a plan has to tell into diagnostics.</summary>
public static class PlanDiagnostics
{
    /// <summary>The diagnostic for a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="files">The program's files, so that the place can be shown.</param>
    public static Diagnostic Of(PlanProblem problem, IEnumerable<SourceText> files)
    {
        var location = Locate(problem.Site, files);
        var fix = PlanFixes.Of(problem, problem.MendAt is { } mend ? Locate(mend, files) : location);
        var told = Tell(problem, new DiagnosticBuilder(location), fix is not null) with { Fix = fix };
        return problem.Within is { } scene && scene != problem.Subject ? told with { Message = $"In the scene {scene}: {told.Message}" } : told;
    }

    /// <summary>The diagnostic for a value that cannot be computed before the run.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="files">The program's files, so that the place can be shown.</param>
    /// <param name="otherwise">The place if the problem has none.</param>
    internal static Diagnostic Of(EvaluationException problem, IEnumerable<SourceText> files, SourceLocation? otherwise)
    {
        var at = new DiagnosticBuilder(problem.Site is { } site ? Locate(site, files) : otherwise);
        return problem.IsLimit ? at.ValueTooLarge(problem.Message) : at.CannotCompute(problem.Message);
    }

    /// <summary>What to write so that an entry of lore finds room, as a sentence.</summary>
    /// <param name="problem">A problem of lore: <see cref="PlanProblemKind.LoreTooLarge"/> or <see cref="PlanProblemKind.LoreLeftOut"/>.</param>
    public static string LoreAdvice(PlanProblem problem) => problem.Numbers is [.., var budget, var window, var current]
        ? PlanFixes.LoreAdvice(budget, window, current)
        : throw new ArgumentException("The problem is not one of lore.", nameof(problem));

    private static Diagnostic Tell(PlanProblem problem, DiagnosticBuilder at, bool hasFix)
    {
        var (name, n) = (problem.Subject, problem.Numbers);
        return problem.Kind switch
        {
            PlanProblemKind.WindowTooSmall => at.WindowTooSmall(name, n[0], n[1], n[2], problem.Advice?.Window),
            PlanProblemKind.WindowLargerThanModel => at.WindowLargerThanModel(name, n[0], n[1]),
            PlanProblemKind.WindowFull => at.WindowFull(name, n[0], n[1], n[2], problem.Advice?.Window),
            PlanProblemKind.ReserveTooLarge => at.ReserveTooLarge(name, n[0], n[1]),
            PlanProblemKind.CannotCutSegments => at.CannotCutSegments(name),
            PlanProblemKind.UnboundedTurn => at.UnboundedTurn(name, n[0]),
            PlanProblemKind.BriefChosen => at.BriefChosen(name, n[0], n[1], problem.Advice?.Window),
            PlanProblemKind.LiveTextGone => at.LiveTextGone(name, n[0], n[1], n[2], n[3], problem.Advice?.Window),
            PlanProblemKind.NeverUsed => at.NeverUsed(name, n[0], canLeave: hasFix),
            PlanProblemKind.NotProved => at.NotProved(name, n[0] / 1000.0, n[1] / 1000.0),
            PlanProblemKind.ScheduleCut => at.ScheduleCut(name, n[0], n[1]),
            PlanProblemKind.UnknownCount => at.UnknownCount(name),
            PlanProblemKind.SecretTooLarge => at.SecretTooLarge(name, n[0], n[1], problem.Advice?.Window),
            PlanProblemKind.SecretCrowds => at.SecretCrowds(name, n[0], n[1], n[2], problem.Advice?.Reserve, problem.Advice?.Window),
            PlanProblemKind.SecretOfAll => at.SecretOfAll(name),
            PlanProblemKind.ValueTooLarge => at.ValueTooLarge(name),
            PlanProblemKind.TooManyBranches => at.TooManyBranches(name, n[0]),
            PlanProblemKind.LoreTooLarge => at.LoreTooLarge(name, n[0], n[1], LoreAdvice(problem)),
            PlanProblemKind.LoreLeftOut => at.LoreLeftOut(name, n[0], n[1], n[2], LoreAdvice(problem)),
            PlanProblemKind.Evaluation => at.CannotCompute(name),
            _ => throw new InvalidOperationException($"There is no diagnostic for {problem.Kind}."),
        };
    }

    /// <summary>A place of an image in the files that it was compiled from; null where the file is not among them.</summary>
    public static SourceLocation? Locate(SourceSite site, IEnumerable<SourceText> files) =>
        files.FirstOrDefault(file => file.Path == site.File) is { } source && site.Start + site.Length <= source.Length
            ? new SourceLocation(source, new TextSpan(site.Start, site.Length))
            : null;
}
