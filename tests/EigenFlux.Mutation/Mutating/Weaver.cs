using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace EigenFlux.Mutation.Mutating;

/// <summary>Puts the mutants of one source beside what they change, each behind its switch.</summary>
internal sealed class Weaver(IEnumerable<Mutant> mutants) : CSharpSyntaxRewriter
{
    private const string Mark = "mutant";

    private readonly ILookup<SyntaxNode, Mutant> _mutants = mutants.ToLookup(mutant => mutant.Change.Node);

    /// <summary>The mutants that are at fault for an error: those around it, or else all of its member, or of its file.</summary>
    public static IEnumerable<Mutant> Blame(Diagnostic error, IReadOnlyCollection<Mutant> mutants)
    {
        var tree = error.Location.SourceTree;
        var inFile = mutants.Where(mutant => mutant.Change.Node.SyntaxTree.FilePath == tree?.FilePath).ToDictionary(mutant => mutant.Number);
        if (tree is null || inFile.Count == 0)
        {
            return mutants;
        }

        var place = tree.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        if (place.AncestorsAndSelf().FirstOrDefault(node => node.HasAnnotations(Mark)) is { } around)
        {
            return Marked([around]);
        }

        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not BaseTypeDeclarationSyntax);
        List<Mutant> inMember = [.. Marked(member?.DescendantNodes() ?? [])];
        return inMember.Count > 0 ? inMember : inFile.Values;

        IEnumerable<Mutant> Marked(IEnumerable<SyntaxNode> nodes) => nodes
            .SelectMany(node => node.GetAnnotations(Mark))
            .Select(annotation => inFile[int.Parse(annotation.Data!, CultureInfo.InvariantCulture)]);
    }

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        var visited = base.Visit(node);
        if (node is null || visited is null)
        {
            return visited;
        }

        var woven = visited;
        foreach (var mutant in _mutants[node])
        {
            woven = mutant.Change.Weave(visited, woven, Active(mutant.Number))
                .WithAdditionalAnnotations(new SyntaxAnnotation(Mark, mutant.Number.ToString(CultureInfo.InvariantCulture)));
        }

        return woven;
    }

    private static InvocationExpressionSyntax Active(int number) => InvocationExpression(
        ParseExpression("global::EigenFlux.Mutation.Switch.Is"),
        ArgumentList(SingletonSeparatedList(Argument(LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(number))))));
}
