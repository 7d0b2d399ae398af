using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Trajectories;

namespace EigenFlux;

/// <summary>Reads traces and converts their errors to diagnostics.</summary>
internal static class TraceFiles
{
    public static TraceResult Read(string name, Stream stream)
    {
        try
        {
            var read = TraceReader.Read(stream);
            return new TraceResult(read.Trajectory, read.CutOffLine is { } line ? [new DiagnosticBuilder(null).TraceCutOff(line)] : []);
        }
        catch (TraceException problem)
        {
            return new TraceResult(null, [Of(name, problem)]);
        }
    }

    private static Diagnostic Of(string name, TraceException problem)
    {
        // A source of which only this line is known.
        var source = SourceText.From(name, new string('\n', problem.Line - 1) + problem.Text);
        var at = new DiagnosticBuilder(new SourceLocation(source, new TextSpan(problem.Line - 1, 0)));
        return problem.Kind switch
        {
            TraceFaultKind.NotATrace => new DiagnosticBuilder(null).NotATrace(name, problem.Reason),
            TraceFaultKind.OtherVersion => at.TraceOfOtherVersion(name, problem.Reason, TraceWriter.Version),
            TraceFaultKind.BrokenLine => at.TraceLineBroken(problem.Line, problem.Reason),
            _ => at.TraceDoesNotFit(problem.Line, problem.Reason),
        };
    }
}
