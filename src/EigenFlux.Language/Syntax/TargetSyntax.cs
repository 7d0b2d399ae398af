using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>target NAME</c>.</summary>
/// <param name="Name">The target.</param>
/// <param name="Span">The span in the source.</param>
public sealed record TargetSyntax(NameSyntax Name, TextSpan Span) : StatementSyntax(Span);
