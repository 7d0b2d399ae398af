using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A literal piece of a text.</summary>
/// <param name="Value">With escapes resolved and a block dedented.</param>
/// <param name="Span">The span in the source.</param>
public sealed record LiteralPieceSyntax(string Value, TextSpan Span) : TextPieceSyntax(Span);
