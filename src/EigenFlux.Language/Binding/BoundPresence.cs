using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>enter A</c> or <c>exit A</c>.</summary>
/// <param name="Target">A <see cref="SpeakerSymbol"/>, a <see cref="LoreSymbol"/>, or a parameter or loop variable that stands for a character.</param>
/// <param name="Enters">Whether it enters.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundPresence(Symbol Target, bool Enters, SourceLocation Location) : BoundStatement(Location);
