using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>watch A over P, Q as a</c>.</summary>
/// <param name="Watched">A.</param>
/// <param name="Premises">P, Q.</param>
/// <param name="Name">a.</param>
/// <param name="Span">The span in the source.</param>
public sealed record WatchSyntax(
    QualifiedNameSyntax Watched,
    ImmutableArray<QualifiedNameSyntax> Premises,
    NameSyntax Name,
    TextSpan Span)
    : StatementSyntax(Span);
