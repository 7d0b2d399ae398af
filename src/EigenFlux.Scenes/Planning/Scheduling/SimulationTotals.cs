namespace EigenFlux.Scenes.Planning.Scheduling;

/// <summary>What a simulated run of a plan comes to.</summary>
public sealed class SimulationTotals
{
    /// <summary>The weight of live definitions that were absent, summed over beats.</summary>
    public double Missing { get; set; }

    /// <summary>The weight of the detail that live definitions in the window lacked, summed over beats.</summary>
    public double Lacking { get; set; }

    /// <summary>The worth of the story that was missing at turns, summed.</summary>
    public double StoryMissing { get; set; }

    /// <summary>
    /// The tokens that are evaluated for the definitions of the stream: their own, and those that their deletion makes the cache evaluate
    /// again.
    /// </summary>
    public double Evaluated { get; set; }

    /// <summary>The beat at which the window was full of what may not be deleted, and the tokens needed; null where it never is.</summary>
    public (int Beat, int Needed)? Full { get; set; }
}
