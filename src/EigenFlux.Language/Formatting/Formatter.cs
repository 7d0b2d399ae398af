using EigenFlux.Language.Parsing;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Formatting;

/// <summary>
/// The canonical layout: two spaces a level, one space where a space belongs, at most one blank line. The author's line breaks
/// are kept, except that a block is either on one line, within 120 columns, or its braces end and begin lines of their own. Prose
/// is kept byte for byte, and so are comments.
/// </summary>
public static class Formatter
{
    /// <summary>The maximum width of a line with an entire block, in UTF-16 units.</summary>
    public const int Width = 120;

    /// <summary>Formats a file. Formatting is idempotent.</summary>
    public static FormattedSource Format(SourceText source)
    {
        var tree = FileParser.Parse(source);
        if (tree.HasErrors)
        {
            return new FormattedSource(source.Text, false, tree.Diagnostics);
        }

        var text = new LayoutWriter(tree).Write();

        // Only white space may differ. That this holds for every program is a property under test; here it keeps a mistake of ours
        // from ever costing an author a word.
        if (!HasSameTokens(tree, FileParser.Parse(SourceText.From(source.Path, text))))
        {
            text = source.Text;
        }

        return new FormattedSource(text, text != source.Text, tree.Diagnostics);
    }

    /// <summary>An expression on one line in the canonical layout, without comments: the same for every layout of its source.</summary>
    /// <param name="expression">The source text of the expression; text that is not an expression is returned unchanged.</param>
    public static string OneLine(string expression)
    {
        const string Frame = "let x = ";
        var tree = FileParser.Parse(SourceText.From("", Frame + expression));
        return tree.HasErrors ? expression : new LayoutWriter(tree).WriteOneLine().Substring(Frame.Length);
    }

    private static bool HasSameTokens(FileSyntax a, FileSyntax b)
    {
        var before = a.Tokens.Where(t => t.Kind != SyntaxTokenKind.Whitespace).ToList();
        var after = b.Tokens.Where(t => t.Kind != SyntaxTokenKind.Whitespace).ToList();
        if (before.Count != after.Count || b.HasErrors)
        {
            return false;
        }

        for (var i = 0; i < before.Count; i++)
        {
            if (TokenText(a, before[i]) != TokenText(b, after[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string TokenText(FileSyntax file, SyntaxToken token)
    {
        var text = file.Source.Text.Substring(token.Span.Start, token.Span.Length);
        return token.Kind is SyntaxTokenKind.Comment or SyntaxTokenKind.DocComment ? text.TrimEnd() : text;
    }
}
