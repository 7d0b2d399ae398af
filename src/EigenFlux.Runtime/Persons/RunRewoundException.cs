namespace EigenFlux.Runtime.Persons;

/// <summary>Unwinds a run that goes back; it never leaves the runtime.</summary>
internal sealed class RunRewoundException(Rewind to) : Exception("The run goes back.")
{
    public Rewind To { get; } = to;
}
