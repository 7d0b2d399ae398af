using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>return …</c>.</summary>
/// <param name="Values">What is returned.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundReturn(
    ImmutableArray<BoundReturnValue> Values,
    SourceLocation Location)
    : BoundStatement(Location);
