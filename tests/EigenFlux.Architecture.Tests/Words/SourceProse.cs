using EigenFlux.Architecture.Tests.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EigenFlux.Architecture.Tests.Words;

/// <summary>Reads the prose of a source: the XML documentation of public members, without code, and strings of several words.</summary>
internal static class SourceProse
{
    /// <summary>Reads a source.</summary>
    public static Prose Read(SemanticModel model)
    {
        var tree = model.SyntaxTree;
        Prose prose = new(Repository.Relative(tree.FilePath));
        SyntaxNode? whole = null;
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (node is MemberDeclarationSyntax && IsPublic(node, model))
            {
                foreach (var comment in node.GetLeadingTrivia().Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>())
                {
                    AddComment(comment, prose);
                }
            }
            else if (node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression) || node.IsKind(SyntaxKind.Utf8StringLiteralExpression))
            {
                if (whole != Sum(node))
                {
                    prose.EndParagraph();
                }

                whole = Sum(node);
                AddString(node, prose);
            }
        }

        return prose;
    }

    private static void AddComment(DocumentationCommentTriviaSyntax comment, Prose prose)
    {
        var previous = default(XmlTextSyntax);
        foreach (var text in comment.DescendantNodes().OfType<XmlTextSyntax>().Where(text => !IsCode(text)))
        {
            // Two texts of one element have code or a reference between them; texts of two elements are two paragraphs.
            if (previous is not null && previous.Parent == text.Parent)
            {
                prose.Add(LineOf(text.TextTokens.FirstOrDefault(), 0), "`");
            }
            else
            {
                prose.EndParagraph();
            }

            foreach (var token in text.TextTokens)
            {
                prose.Add(LineOf(token, 0), token.ValueText);
            }

            previous = text;
        }

        prose.EndParagraph();
    }

    private static void AddString(SyntaxNode node, Prose prose)
    {
        if (node is LiteralExpressionSyntax literal)
        {
            AddLines(literal.Token, prose);
            return;
        }

        foreach (var part in ((InterpolatedStringExpressionSyntax)node).Contents)
        {
            if (part is InterpolatedStringTextSyntax text)
            {
                AddLines(text.TextToken, prose);
            }
            else
            {
                prose.Add(LineOf(part.GetFirstToken(), 0), "{}");
            }
        }
    }

    private static void AddLines(SyntaxToken token, Prose prose)
    {
        foreach (var (index, line) in token.Text.Split('\n').Index())
        {
            prose.Add(LineOf(token, index), line.Replace("\\n", " ", StringComparison.Ordinal).Trim('"'));
        }
    }

    // Strings that are joined by + are one text.
    private static SyntaxNode Sum(SyntaxNode node) =>
        node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } parent ? Sum(parent) : node;

    private static int LineOf(SyntaxToken token, int below) =>
        token.SyntaxTree is { } tree ? tree.GetLineSpan(token.Span).StartLinePosition.Line + 1 + below : 1;

    private static bool IsCode(XmlTextSyntax text) =>
        text.Ancestors().OfType<XmlElementSyntax>().Any(element => element.StartTag.Name.LocalName.ValueText is "c" or "code");

    private static bool IsPublic(SyntaxNode node, SemanticModel model)
    {
        var symbols = node is BaseFieldDeclarationSyntax fields ? fields.Declaration.Variables.Select(variable => model.GetDeclaredSymbol(variable)) : [model.GetDeclaredSymbol(node)];
        return symbols.OfType<ISymbol>().Any(symbol => symbol is not INamespaceSymbol && Around(symbol).All(part => part.DeclaredAccessibility
            is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal));
    }

    private static IEnumerable<ISymbol> Around(ISymbol symbol)
    {
        for (var each = symbol; each is not null and not INamespaceSymbol; each = each.ContainingSymbol)
        {
            yield return each;
        }
    }
}
