using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>enter A</c> or <c>exit A</c>.</summary>
/// <param name="Enters">Whether the statement is <c>enter</c>.</param>
/// <param name="Names">The names.</param>
/// <param name="Span">The span in the source.</param>
public sealed record PresenceSyntax(
    bool Enters,
    ImmutableArray<QualifiedNameSyntax> Names,
    TextSpan Span)
    : StatementSyntax(Span);
