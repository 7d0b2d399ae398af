using EigenFlux.Compiler.Diagnostics;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Problems;

namespace EigenFlux.Hosting;

/// <summary>Converts the faults of runs to diagnostics.</summary>
internal static class FaultDiagnostics
{
    public static Diagnostic Of(RunFault fault, BoundProgram? program)
    {
        var location = fault.Site is { } site && program is not null ? PlanDiagnostics.Locate(site, program.Files) : null;
        var at = new DiagnosticBuilder(location);
        return fault switch
        {
            RunFault.Model its => ModelDiagnostics.Of(its.Failure, location),
            RunFault.WindowFull its => at.Make(DiagnosticCodes.RunWindowFull, its.Needed, its.Window),
            RunFault.NoPerson its => at.Make(DiagnosticCodes.NoPerson, its.Part),
            RunFault.Limit its => at.Make(DiagnosticCodes.LimitReached, its.Subject, Advice(its)),
            RunFault.CallsTooDeep its => at.Make(DiagnosticCodes.CallsTooDeep, its.Scene, its.Depth),
            RunFault.PlanRefused its => at.Make(DiagnosticCodes.CalledSceneRefused, its.Scene, PlanDiagnostics.Of(its.Problem, program).Message),
            RunFault.ImageMismatch its => at.Make(DiagnosticCodes.ImageForOtherModel, its.Program, its.Uri),
            RunFault.SpeakerDrawn its => at.Make(DiagnosticCodes.SpeakerDrawn, its.Uri, string.Join(", ", its.Names)),
            RunFault.ClockJumped => at.Make(DiagnosticCodes.ClockJumped),
            RunFault.CheckpointUnwritten its => at.Make(DiagnosticCodes.CheckpointUnwritten, its.Reason),
            RunFault.CheckpointMismatch its => at.CheckpointMismatch(its.Difference),
            RunFault.PlayedNoValue its => at.Make(DiagnosticCodes.PlayedNoValue, its.Coalition, its.Scene, its.Capture),
            RunFault.LineTooLong its => at.Make(DiagnosticCodes.SpokenTooLong, its.Part, Behind(its.Where), its.Reason),
            RunFault.AnswerRefused its => at.Make(DiagnosticCodes.AnswerRefused, its.Part, Behind(its.Where), its.Reason),
            RunFault.WatchNeedsProbabilities its => at.WatchNeedsProbabilities(its.Watch, its.Uri, its.Watched),
            RunFault.PremiseTooLong its => at.PremiseTooLong(its.Premise, its.Scene, its.Needed, its.Most, its.Fitting),
            RunFault.ValueTooLong its => at.Make(
                DiagnosticCodes.ValueTooLong, its.Capture, its.Shortest, its.Shortest == 1 ? "token" : "tokens", its.Bound),
            RunFault.CannotSpell its => at.Make(DiagnosticCodes.RunCannotSpell, its.Uri, its.Capture),
            RunFault.SummaryEmpty its => at.Make(DiagnosticCodes.SummaryEmpty, its.Summarizer, its.Scene),
            RunFault.AuditRefused its => at.Make(DiagnosticCodes.CannotAudit, its.Uri, its.Reason),
            RunFault.PrefixIgnored its => at.Make(DiagnosticCodes.PrefixIgnored, its.Reason),
            RunFault.PrefixNotKept its => at.Make(DiagnosticCodes.PrefixNotKept, its.Reason),
            RunFault.PrefixTooLarge its => at.Make(DiagnosticCodes.PrefixTooLarge, (its.Size + 999_999) / 1_000_000, its.Most / 1_000_000),
            RunFault.ValueTooLarge its => at.RunValueTooLarge(its.Reason),
            RunFault.TooManyBranches its => at.Make(DiagnosticCodes.RunTooManyBranches, its.Subject, its.Most),
            RunFault.Evaluation its => at.RunCannotCompute(its.Reason),
            _ => throw new InvalidOperationException($"{fault.Kind} has no diagnostic."),
        };
    }

    /// <summary>A sentence that suggests a fix for a limit that was reached.</summary>
    public static string Advice(RunFault.Limit limit) => limit.Reached switch
    {
        RunLimit.Statements => "Give its loops fewer iterations, or build smaller values.",
        RunLimit.GeneratedTokens => "Raise it with --max-tokens if the scene is meant to continue.",
        _ => throw new InvalidOperationException($"{limit.Reached} is not a limit of a run."),
    };

    private static string Behind(string where) => where.Length == 0 ? "" : $" ({where})";
}
