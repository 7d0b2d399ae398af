using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Program;

/// <summary>A pinned text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Audience">Who alone has it in their windows; empty for everyone.</param>
public sealed record PinProgram(Expression Text, IReadOnlyList<Expression> Audience);
