using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>The target of <c>keep</c>, <c>forget</c> or <c>recall</c>.</summary>
/// <param name="Kind">The kind of target.</param>
/// <param name="Turn">For turns: a capture by name (its last turn), one turn by index, or a <see cref="BoundTurnsExpression"/>.</param>
/// <param name="Symbol">
/// For lore a <see cref="LoreSymbol"/>; for a definition a <see cref="SpeakerSymbol"/>, or a parameter or loop variable for one.
/// </param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundRetentionTarget(
    BoundRetentionTargetKind Kind,
    BoundExpression? Turn,
    Symbol? Symbol,
    SourceLocation Location)
    : BoundNode(Location);
