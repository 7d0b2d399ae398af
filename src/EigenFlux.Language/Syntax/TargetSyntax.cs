using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>target NAME</c>.</summary>
/// <param name="Name">The target.</param>
/// <param name="Span">Where it is written.</param>
public sealed record TargetSyntax(NameSyntax Name, TextSpan Span) : StatementSyntax(Span);
