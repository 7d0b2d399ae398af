using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>window N tokens, reserve M, lore K</c>.</summary>
/// <param name="Size">N.</param>
/// <param name="Shares">The shares after the budget.</param>
/// <param name="Span">The span in the source.</param>
public sealed record WindowSyntax(
    ExpressionSyntax Size,
    ImmutableArray<WindowShareSyntax> Shares,
    TextSpan Span)
    : StatementSyntax(Span);
