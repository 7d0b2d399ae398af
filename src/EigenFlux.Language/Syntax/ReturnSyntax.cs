using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>return</c>.</summary>
/// <param name="Values">What.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ReturnSyntax(ImmutableArray<ArgumentSyntax> Values, TextSpan Span) : StatementSyntax(Span);
