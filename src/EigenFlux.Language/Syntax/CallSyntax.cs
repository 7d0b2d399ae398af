using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>call Scene(args) -&gt; name</c>.</summary>
/// <param name="Scene">Which.</param>
/// <param name="Arguments">With what.</param>
/// <param name="Capture">The result's name.</param>
/// <param name="Span">Where it is written.</param>
public sealed record CallSyntax(
    QualifiedNameSyntax Scene,
    ImmutableArray<ArgumentSyntax> Arguments,
    NameSyntax? Capture,
    TextSpan Span)
    : StatementSyntax(Span);
