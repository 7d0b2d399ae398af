using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>call Scene(args) -&gt; name</c>.</summary>
/// <param name="Scene">The scene.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Capture">The result's name.</param>
/// <param name="Span">The span in the source.</param>
public sealed record CallSyntax(
    QualifiedNameSyntax Scene,
    ImmutableArray<ArgumentSyntax> Arguments,
    NameSyntax? Capture,
    TextSpan Span)
    : StatementSyntax(Span);
