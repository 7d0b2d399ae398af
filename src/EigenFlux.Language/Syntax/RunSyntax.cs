using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>run Scene(args) times N seed S</c>.</summary>
/// <param name="Scene">The scene.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Times">N.</param>
/// <param name="Seed">S.</param>
/// <param name="Span">The span in the source.</param>
public sealed record RunSyntax(
    QualifiedNameSyntax Scene,
    ImmutableArray<ArgumentSyntax> Arguments,
    ExpressionSyntax? Times,
    ExpressionSyntax? Seed,
    TextSpan Span)
    : StatementSyntax(Span);
