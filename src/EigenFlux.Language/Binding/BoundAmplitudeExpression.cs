using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>a[P]</c> or <c>a.ever[P]</c>: the amplitude of a premise, in [0, 1].</summary>
/// <param name="Watch">The watch.</param>
/// <param name="Premise">The premise.</param>
/// <param name="Ever">By all evidence so far, and not by that in the window alone.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundAmplitudeExpression(
    WatchSymbol Watch,
    PremiseSymbol Premise,
    bool Ever,
    SourceLocation Location)
    : BoundExpression(FluxType.Number, Location);
