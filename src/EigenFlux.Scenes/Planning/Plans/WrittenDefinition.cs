namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>A definition, an entry of lore, or the summary, that is written before a beat's own text.</summary>
/// <param name="Segment">Its segment.</param>
/// <param name="Tokens">How many tokens this copy has.</param>
public readonly record struct WrittenDefinition(string Segment, int Tokens);
