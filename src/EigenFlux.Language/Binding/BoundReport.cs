using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>report …</c> in a test.</summary>
/// <param name="Values">The reported values, each named by its source text.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundReport(
    ImmutableArray<BoundExpression> Values,
    SourceLocation Location)
    : BoundStatement(Location);
