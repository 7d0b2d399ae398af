using System.Collections.Immutable;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Formatting;

/// <summary>
/// The properties of the tree that determine the layout: the beginnings of statements and parts, the unary minus signs, and the colons
/// before bases.
/// </summary>
internal sealed class LayoutMap
{
    private readonly List<TextSpan> _brackets = [];
    private readonly HashSet<int> _nameEnds = [];

    public LayoutMap(FileSyntax file)
    {
        foreach (var declaration in file.Declarations)
        {
            Visit(declaration, file);
            FindNames(declaration);
        }

        FindSigns(file);
    }

    /// <summary>The offsets at which declarations, parts, fields, settings and statements begin.</summary>
    public HashSet<int> Starts { get; } = [];

    /// <summary>The offsets of unary minus signs.</summary>
    public HashSet<int> Negations { get; } = [];

    /// <summary>Colons with a space before them: those of a base.</summary>
    public HashSet<int> SpacedColons { get; } = [];

    /// <summary>Whether a position is inside of parentheses or square brackets.</summary>
    public bool IsInBrackets(int position)
    {
        // Spans are in the order of their ends; files are small enough, and only lines that begin inside a statement ask.
        return _brackets.Exists(b => b.Start < position && position < b.End);
    }

    private void Visit(DeclarationSyntax declaration, FileSyntax file)
    {
        Starts.Add(declaration.Span.Start);
        switch (declaration)
        {
            case CharacterSyntax s:
                AddColon(s.Base, s.DisplayName?.Span ?? s.Name.Span, file);
                Add(s.Parts);
                break;
            case ModelSyntax s:
                AddColon(s.Base, s.Name.Span, file);
                Add(s.Settings);
                break;
            case CoalitionSyntax s:
                Add(s.Parts);
                break;
            case LoreSyntax s:
                Add(s.Parts);
                break;
            case PremiseSyntax s:
                Add(s.Parts);
                break;
            case RecordSyntax s:
                Add(s.Fields);
                break;
            case SceneSyntax s:
                Visit(s.Body);
                break;
            case TestSyntax s:
                Visit(s.Body);
                break;
        }
    }

    private void Visit(BlockSyntax block)
    {
        foreach (var statement in block.Statements)
        {
            Starts.Add(statement.Span.Start);
            foreach (var body in statement.Bodies)
            {
                Visit(body);
            }
        }
    }

    private void Add<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        foreach (var node in nodes)
        {
            Starts.Add(node.Span.Start);
        }
    }

    private void AddColon(QualifiedNameSyntax? target, TextSpan after, FileSyntax file)
    {
        if (target is not null)
        {
            SpacedColons.Add(file.Source.Text.IndexOf(':', after.End));
        }
    }

    // A word of the language that is a name is a value like any other.
    private void FindNames(SyntaxNode node)
    {
        if (node is NameExpressionSyntax or MemberSyntax)
        {
            _nameEnds.Add(node.Span.End);
        }

        foreach (var child in node.Children)
        {
            FindNames(child);
        }
    }

    // A minus is a sign where no value is before it to subtract from.
    private void FindSigns(FileSyntax file)
    {
        var open = new Stack<int>();
        var isAfterValue = false;
        foreach (var token in file.Tokens)
        {
            if (token.Kind is SyntaxTokenKind.Whitespace or SyntaxTokenKind.Comment or SyntaxTokenKind.DocComment)
            {
                continue;
            }

            var text = file.Source.Text.Substring(token.Span.Start, Math.Min(2, token.Span.Length));
            var isMark = token.Kind is SyntaxTokenKind.Punctuation or SyntaxTokenKind.Operator;
            if (isMark && text is "(" or "[")
            {
                open.Push(token.Span.Start);
            }
            else if (isMark && text is ")" or "]" && open.Count > 0)
            {
                _brackets.Add(TextSpan.FromBounds(open.Pop(), token.Span.Start));
            }
            else if (isMark && text == "-" && !isAfterValue)
            {
                Negations.Add(token.Span.Start);
            }

            isAfterValue = !isMark ? token.Kind != SyntaxTokenKind.Keyword || _nameEnds.Contains(token.Span.End) : text is ")" or "]";
        }
    }
}
