namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>A definition, an entry of lore, or the summary, that is written before a beat's own text.</summary>
/// <param name="Segment">The name of the definition's segment.</param>
/// <param name="Tokens">The number of tokens of this copy.</param>
public readonly record struct WrittenDefinition(string Segment, int Tokens);
