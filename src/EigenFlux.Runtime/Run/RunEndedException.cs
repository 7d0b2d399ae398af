using EigenFlux.Runtime.Events;

namespace EigenFlux.Runtime.Run;

/// <summary>Ends all scenes of a run, without anything having gone wrong in the runtime.</summary>
internal sealed class RunEndedException(RunEnd end, RunFault? fault) : Exception(end.ToString())
{
    public RunEnd End { get; } = end;

    public RunFault? Fault { get; } = fault;
}
