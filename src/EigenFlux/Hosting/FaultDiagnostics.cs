using EigenFlux.Compiler.Diagnostics;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Problems;

namespace EigenFlux.Hosting;

/// <summary>Turns what went wrong in a run into diagnostics.</summary>
internal static class FaultDiagnostics
{
    public static Diagnostic Of(RunFault fault, BoundProgram? program)
    {
        var files = program is null ? [] : program.Files.AsEnumerable();
        var location = fault.Site is { } site ? PlanDiagnostics.Locate(site, files) : null;
        var at = new DiagnosticBuilder(location);
        var (name, details) = (fault.Subject, fault.Details);
        return fault.Kind switch
        {
            RunFaultKind.Model when fault.Model is not null => ModelDiagnostics.Of(fault.Model, location),
            RunFaultKind.WindowFull => at.RunWindowFull((int)details[0], (int)details[1]),
            RunFaultKind.NoPerson => at.NoPerson(name),
            RunFaultKind.Limit => at.LimitReached(name, (string)details[0]),
            RunFaultKind.CallsTooDeep => at.CallsTooDeep(name, (int)details[0]),
            RunFaultKind.PlanRefused => at.CalledSceneRefused(name, PlanDiagnostics.Of((PlanProblem)details[0], files).Message),
            RunFaultKind.ForeignImage => at.ImageForOtherModel((string)details[0], name),
            RunFaultKind.SpeakerDrawn => at.SpeakerDrawn(name, (string)details[0]),
            RunFaultKind.ClockJumped => at.ClockJumped(),
            RunFaultKind.CheckpointUnwritten => at.CheckpointUnwritten(name),
            RunFaultKind.CheckpointForeign => at.CheckpointForeign(name),
            RunFaultKind.PlayedNoValue => at.PlayedNoValue(name, (string)details[0], (string)details[1]),
            RunFaultKind.LineTooLong => at.SpokenTooLong(name, (string)details[0], (string)details[1]),
            RunFaultKind.AnswerRefused => at.AnswerRefused(name, (string)details[0], (string)details[1]),
            RunFaultKind.WatchNeedsProbabilities => at.WatchNeedsProbabilities(name, (string)details[0], (string)details[1]),
            RunFaultKind.PremiseTooLong => at.PremiseTooLong(name, (string)details[0], (int)details[1], (int)details[2], (int)details[3]),
            RunFaultKind.ValueTooLong => at.ValueTooLong(name, (int)details[0], (int)details[1]),
            RunFaultKind.CannotSpell => at.RunCannotSpell((string)details[0], name),
            RunFaultKind.SummaryEmpty => at.SummaryEmpty(name, (string)details[0]),
            RunFaultKind.AuditRefused => at.CannotAudit(name, (string)details[0]),
            RunFaultKind.PrefixIgnored => at.PrefixIgnored(name),
            RunFaultKind.PrefixNotKept => at.PrefixNotKept(name),
            RunFaultKind.PrefixTooLarge => at.PrefixTooLarge((long)details[0], (long)details[1]),
            RunFaultKind.ValueTooLarge => at.RunValueTooLarge(name),
            RunFaultKind.TooManyBranches => at.RunTooManyBranches(name, (int)details[0]),
            RunFaultKind.Model or RunFaultKind.Evaluation => at.RunCannotCompute(name),
            _ => throw new InvalidOperationException($"There is no diagnostic for {fault.Kind}."),
        };
    }
}
