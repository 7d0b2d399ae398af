using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A speaker, an addressee, or a member of an audience.</summary>
/// <param name="Symbol">A <see cref="SpeakerSymbol"/>, or a parameter, loop variable or value for one; null for the narrator.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundSpeaker(Symbol? Symbol, SourceLocation Location) : BoundNode(Location)
{
    /// <summary>Whether the speaker is the narrator.</summary>
    public bool IsNarrator => Symbol is null;
}
