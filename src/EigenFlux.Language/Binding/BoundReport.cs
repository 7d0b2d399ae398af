using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>report …</c> in a test.</summary>
/// <param name="Values">What is reported, each under the text of its source.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundReport(
    ImmutableArray<BoundExpression> Values,
    SourceLocation Location)
    : BoundStatement(Location);
