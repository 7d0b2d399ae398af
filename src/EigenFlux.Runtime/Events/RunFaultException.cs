namespace EigenFlux.Runtime.Events;

/// <summary>Ends a run from within; it never leaves the runtime.</summary>
internal sealed class RunFaultException(RunFault fault) : Exception(fault.Subject)
{
    public RunFault Fault { get; } = fault;
}
