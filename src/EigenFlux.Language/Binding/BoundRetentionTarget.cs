using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>What <c>keep</c>, <c>forget</c> and <c>recall</c> are about.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Turn">For turns: a capture by name (its last turn), one turn by index, or a <see cref="BoundTurnsExpression"/>.</param>
/// <param name="Symbol">For lore a <see cref="LoreSymbol"/>; for a definition a <see cref="SpeakerSymbol"/>, or what stands for one.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundRetentionTarget(
    BoundRetentionTargetKind Kind,
    BoundExpression? Turn,
    Symbol? Symbol,
    SourceLocation Location)
    : BoundNode(Location);
