namespace EigenFlux.Scenes.Planning.Scheduling;

/// <summary>What a simulated run of a plan comes to.</summary>
public sealed class SimulationTotals
{
    /// <summary>The weight of live definitions that were absent, summed over beats.</summary>
    public double Missing { get; set; }

    /// <summary>The weight of the detail that live definitions in the window lacked, summed over beats.</summary>
    public double Lacking { get; set; }

    /// <summary>The tokens of definitions that were written into the stream.</summary>
    public long Written { get; set; }

    /// <summary>The beat at which the window was full of what may not be deleted, and the tokens needed; null where it never is.</summary>
    public (int Beat, int Needed)? Full { get; set; }
}
