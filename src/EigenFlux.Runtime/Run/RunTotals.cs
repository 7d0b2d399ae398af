namespace EigenFlux.Runtime.Run;

/// <summary>What a run has used of its limits, all its branches together.</summary>
internal sealed class RunTotals
{
    public long Steps { get; set; }

    /// <summary>The characters and elements of all texts and lists that were put together.</summary>
    public long Built { get; set; }

    public int Tokens { get; set; }
}
