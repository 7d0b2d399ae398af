using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>if C { } else if C { } else { }</c>.</summary>
/// <param name="Branches">The <c>if</c> and every <c>else if</c>; at least one.</param>
/// <param name="Otherwise">The <c>else</c>, or null.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundIf(
    ImmutableArray<BoundIfBranch> Branches,
    BoundBlock? Otherwise,
    SourceLocation Location)
    : BoundStatement(Location)
{
    /// <inheritdoc/>
    internal override ImmutableArray<BoundBlock> Bodies => [.. Branches.Select(branch => branch.Body), .. Otherwise is null ? [] : new[] { Otherwise }];
}
