namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>A plan for all definitions of a problem.</summary>
/// <param name="Choices">A choice for each, in the problem's order.</param>
public sealed record DefinitionPlan(IReadOnlyList<DefinitionChoice> Choices);
