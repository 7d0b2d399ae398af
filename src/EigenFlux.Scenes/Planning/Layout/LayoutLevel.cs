namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>A definition at one level of detail.</summary>
/// <param name="Pinned">The number of tokens of the level in the prefix.</param>
/// <param name="Streamed">The maximum number of tokens of the level in the stream; its variants differ.</param>
/// <param name="Value">The share of the definition that the level conveys, from 0 to 1.</param>
public readonly record struct LayoutLevel(int Pinned, int Streamed, double Value);
