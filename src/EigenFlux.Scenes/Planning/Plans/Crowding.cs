namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>A private text displaces the story from its owner's window while the owner speaks.</summary>
/// <param name="Beat">The first beat at which it does.</param>
/// <param name="Tokens">The maximum number of tokens by which the story is shorter.</param>
public sealed record Crowding(int Beat, int Tokens);
