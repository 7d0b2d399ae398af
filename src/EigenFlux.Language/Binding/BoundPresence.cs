using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>enter A</c> or <c>exit A</c>.</summary>
/// <param name="Target">A <see cref="SpeakerSymbol"/>, a <see cref="LoreSymbol"/>, or a parameter or loop variable for a character.</param>
/// <param name="Enters">Whether the target enters; otherwise it exits.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundPresence(Symbol Target, bool Enters, SourceLocation Location) : BoundStatement(Location);
