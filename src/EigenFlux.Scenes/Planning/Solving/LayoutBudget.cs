namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>How much a planner may do.</summary>
/// <param name="Nodes">The most nodes of the search tree.</param>
/// <param name="SimulatedBeats">The most beats that are simulated in the search: what takes time.</param>
/// <param name="Options">The most choices of one definition that a search goes through.</param>
public readonly record struct LayoutBudget(int Nodes, long SimulatedBeats, int Options)
{
    /// <summary>The budget of a compile: some tens of milliseconds.</summary>
    public static LayoutBudget Default { get; } = new(50_000, 20_000, 4_000);
}
