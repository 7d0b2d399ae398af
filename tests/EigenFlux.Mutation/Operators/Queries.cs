using EigenFlux.Mutation.Mutating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EigenFlux.Mutation.Operators;

/// <summary>One method for its counterpart: first and last, any and all, least and greatest; a filter or an order left out.</summary>
internal sealed class Queries : MutationOperator
{
    private static readonly Dictionary<string, string> Counterparts = Both(
        ("First", "Last"), ("FirstOrDefault", "LastOrDefault"), ("Any", "All"), ("Min", "Max"), ("MinBy", "MaxBy"),
        ("OrderBy", "OrderByDescending"), ("ThenBy", "ThenByDescending"), ("Take", "Skip"), ("TakeWhile", "SkipWhile"),
        ("Union", "Intersect"), ("IndexOf", "LastIndexOf"), ("StartsWith", "EndsWith"), ("Ceiling", "Floor"), ("TrimStart", "TrimEnd"));

    private static readonly HashSet<string> Filters =
        new(["Where", "Distinct", "DistinctBy", "Reverse", "Order", "OrderBy", "OrderByDescending", "Trim", "TrimStart", "TrimEnd"], StringComparer.Ordinal);

    public override string Name => "query";

    public override IEnumerable<Change> Of(SyntaxNode node)
    {
        if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } call)
        {
            yield break;
        }

        if (Counterparts.TryGetValue(member.Name.Identifier.ValueText, out var other))
        {
            yield return Make(node, Rename(call, other).ToString(), Weaving.Choose(inner => Rename((InvocationExpressionSyntax)inner, other)));
        }

        if (Filters.Contains(member.Name.Identifier.ValueText) && call.Parent is not ExpressionStatementSyntax)
        {
            yield return Make(
                node,
                member.Expression.ToString(),
                Weaving.Choose(inner => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)inner).Expression).Expression));
        }
    }

    private static InvocationExpressionSyntax Rename(InvocationExpressionSyntax call, string name)
    {
        var member = (MemberAccessExpressionSyntax)call.Expression;
        var renamed = member.Name is GenericNameSyntax generic
            ? (SimpleNameSyntax)generic.WithIdentifier(SyntaxFactory.Identifier(name))
            : SyntaxFactory.IdentifierName(name);
        return call.WithExpression(member.WithName(renamed));
    }

    private static Dictionary<string, string> Both(params ReadOnlySpan<(string One, string Other)> pairs)
    {
        Dictionary<string, string> both = new(StringComparer.Ordinal);
        foreach (var (one, other) in pairs)
        {
            both.Add(one, other);
            both.Add(other, one);
        }

        return both;
    }
}
