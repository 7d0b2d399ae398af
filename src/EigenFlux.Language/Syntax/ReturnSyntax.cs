using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>return</c>.</summary>
/// <param name="Values">The values.</param>
/// <param name="Span">The span in the source.</param>
public sealed record ReturnSyntax(ImmutableArray<ArgumentSyntax> Values, TextSpan Span) : StatementSyntax(Span);
