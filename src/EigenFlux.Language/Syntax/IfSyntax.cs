using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>if</c> with every <c>else if</c> and <c>else</c>.</summary>
/// <param name="Branches">The conditions.</param>
/// <param name="Otherwise">The <c>else</c>.</param>
/// <param name="Span">The span in the source.</param>
public sealed record IfSyntax(
    ImmutableArray<IfBranchSyntax> Branches,
    BlockSyntax? Otherwise,
    TextSpan Span)
    : StatementSyntax(Span)
{
    /// <inheritdoc/>
    public override ImmutableArray<BlockSyntax> Bodies => [.. Branches.Select(branch => branch.Body), .. Otherwise is null ? [] : new[] { Otherwise }];
}
