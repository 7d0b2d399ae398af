using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>The members of a coalition, as the list that <c>for m in NAME</c> visits.</summary>
/// <param name="Coalition">A coalition by its name, or a name of type character that must stand for one when the program runs.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundMembersExpression(
    BoundExpression Coalition,
    SourceLocation Location)
    : BoundExpression(FluxType.ListOf(FluxType.Character), Location);
