using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>return …</c>.</summary>
/// <param name="Values">The returned values.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundReturn(
    ImmutableArray<BoundReturnValue> Values,
    SourceLocation Location)
    : BoundStatement(Location);
