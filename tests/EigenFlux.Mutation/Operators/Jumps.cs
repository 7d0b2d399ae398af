using EigenFlux.Mutation.Mutating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EigenFlux.Mutation.Operators;

/// <summary><c>break</c> for <c>continue</c> in a loop.</summary>
internal sealed class Jumps : MutationOperator
{
    public override string Name => "jump";

    public override IEnumerable<Change> Of(SyntaxNode node)
    {
        if (node is BreakStatementSyntax && LeavesLoop(node))
        {
            yield return Make(node, "continue;", Weaving.Instead(_ => SyntaxFactory.ContinueStatement()));
        }
        else if (node is ContinueStatementSyntax && LeavesLoop(node))
        {
            yield return Make(node, "break;", Weaving.Instead(_ => SyntaxFactory.BreakStatement()));
        }
    }

    private static bool LeavesLoop(SyntaxNode node) => node.Ancestors()
        .First(outer => outer is SwitchStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax)
        is not SwitchStatementSyntax;
}
