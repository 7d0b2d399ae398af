using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>Statements between braces.</summary>
/// <param name="Statements">In order.</param>
/// <param name="Span">The span in the source.</param>
public sealed record BlockSyntax(ImmutableArray<StatementSyntax> Statements, TextSpan Span) : SyntaxNode(Span);
