namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>What one alone sees pushes the story out of its window while it speaks.</summary>
/// <param name="Beat">The first beat at which it does.</param>
/// <param name="Tokens">By how many tokens the story is shorter, at the most.</param>
public sealed record Crowding(int Beat, int Tokens);
