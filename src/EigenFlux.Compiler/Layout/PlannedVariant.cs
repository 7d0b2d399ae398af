namespace EigenFlux.Compiler.Layout;

/// <summary>One text of a definition of the stream.</summary>
/// <param name="Text">The text, without the frame that a target puts around it.</param>
/// <param name="Tokens">How many tokens it takes in its frame.</param>
public sealed record PlannedVariant(string Text, int Tokens);
