using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>{path}</c> in a text.</summary>
/// <param name="Path">A name with parts and indexes.</param>
/// <param name="Span">The span in the source.</param>
public sealed record InterpolationSyntax(ExpressionSyntax Path, TextSpan Span) : TextPieceSyntax(Span);
