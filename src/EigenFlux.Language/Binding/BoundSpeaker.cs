using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>One who speaks, is spoken to, or sees.</summary>
/// <param name="Symbol">A <see cref="SpeakerSymbol"/>, or a parameter, loop variable or value that stands for one; null for the narrator.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundSpeaker(Symbol? Symbol, SourceLocation Location) : BoundNode(Location)
{
    /// <summary>Whether it is the narrator.</summary>
    public bool IsNarrator => Symbol is null;
}
