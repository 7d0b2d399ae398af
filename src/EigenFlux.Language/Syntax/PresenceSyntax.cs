using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>enter A</c> or <c>exit A</c>.</summary>
/// <param name="Enters">Which.</param>
/// <param name="Names">Who.</param>
/// <param name="Span">Where it is written.</param>
public sealed record PresenceSyntax(
    bool Enters,
    ImmutableArray<QualifiedNameSyntax> Names,
    TextSpan Span)
    : StatementSyntax(Span);
