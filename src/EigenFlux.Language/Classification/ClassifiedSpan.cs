using EigenFlux.Language.Text;

namespace EigenFlux.Language.Classification;

/// <summary>A part of a source and what it is.</summary>
/// <param name="Span">The part.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Modifiers">What else is true of it.</param>
public readonly record struct ClassifiedSpan(TextSpan Span, ClassificationKind Kind, ClassificationModifiers Modifiers);
