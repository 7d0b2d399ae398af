using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>report …</c>.</summary>
/// <param name="Values">What.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ReportSyntax(ImmutableArray<ExpressionSyntax> Values, TextSpan Span) : StatementSyntax(Span);
