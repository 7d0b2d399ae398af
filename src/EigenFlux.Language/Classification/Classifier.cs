using System.Collections.Immutable;
using EigenFlux.Language.Compilations;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Classification;

/// <summary>Says of every part of a source what it is: the spans are in order, do not overlap, and leave out only white space.</summary>
public sealed class Classifier
{
    private readonly FileSyntax _tree;
    private readonly SemanticModel? _model;
    private readonly PlaceReader _places;
    private readonly ImmutableArray<ClassifiedSpan>.Builder _spans = ImmutableArray.CreateBuilder<ClassifiedSpan>();

    private Classifier(FileSyntax tree, SemanticModel? model) => (_tree, _model, _places) = (tree, model, new PlaceReader(model));

    /// <summary>The classified spans of a file, its names by what they stand for.</summary>
    /// <param name="model">The file.</param>
    /// <param name="within">The part of it that is wanted; all of it if null. Spans that reach beyond are given whole.</param>
    public static ImmutableArray<ClassifiedSpan> Classify(SemanticModel model, TextSpan? within = null) =>
        new Classifier(model.Tree, model).Run(within ?? new TextSpan(0, model.Tree.Source.Length));

    /// <summary>The classified spans of a file as far as they are known without its imports and its names' meanings.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="within">The part of it that is wanted; all of it if null. Spans that reach beyond are given whole.</param>
    public static ImmutableArray<ClassifiedSpan> Classify(FileSyntax tree, TextSpan? within = null) =>
        new Classifier(tree, null).Run(within ?? new TextSpan(0, tree.Source.Length));

    private ImmutableArray<ClassifiedSpan> Run(TextSpan within)
    {
        var tokens = _tree.Tokens.Where(token => token.Kind != SyntaxTokenKind.Whitespace && Touches(token.Span, within)).ToList();
        if (tokens.Count == 0)
        {
            return [];
        }

        // A text that is partly wanted is looked at as a whole.
        var whole = tokens[0].Span.Cover(tokens[tokens.Count - 1].Span);
        foreach (var declaration in _tree.Declarations.Where(declaration => Touches(declaration.Span, whole)))
        {
            _places.Read(declaration);
        }

        foreach (var (symbol, location) in _model?.References ?? [])
        {
            if (Touches(location.Span, whole))
            {
                _places.Names[location.Span.Start] = SymbolKinds.Classify(symbol, location);
            }
        }

        tokens.ForEach(Add);
        return [.. _spans.Where(span => Touches(span.Span, within))];
    }

    private static bool Touches(TextSpan span, TextSpan within) => span.Start < within.End && span.End > within.Start;

    private void Add(SyntaxToken token)
    {
        if (token.Kind is SyntaxTokenKind.Name or SyntaxTokenKind.Keyword)
        {
            // A display name in place of a name has several tokens.
            var (kind, modifiers) = _places.Names.TryGetValue(token.Span.Start, out var name) ? (name.Kind, name.Modifiers)
                : (token.Kind == SyntaxTokenKind.Keyword ? ClassificationKind.Keyword : ClassificationKind.Name, default);
            _spans.Add(new ClassifiedSpan(token.Span, kind, modifiers));
        }
        else if (token.Kind == SyntaxTokenKind.Text)
        {
            AddText(token);
        }
        else
        {
            _spans.Add(new ClassifiedSpan(token.Span, KindOf(token.Kind), default));
        }
    }

    private void AddText(SyntaxToken token)
    {
        var kind = ClassificationKind.Text;
        var modifiers = ClassificationModifiers.None;
        var start = token.Span.Start;
        if (_places.Names.TryGetValue(start, out var test))
        {
            (kind, modifiers) = (test.Kind, test.Modifiers);
        }

        if (_places.Texts.TryGetValue(start, out var found))
        {
            modifiers |= found.IsPrivate ? ClassificationModifiers.Private : default;
            foreach (var piece in found.Text.Pieces.OfType<InterpolationSyntax>())
            {
                AddUpTo(piece.Span.Start, kind);
                AddPath(piece.Path);
                AddUpTo(piece.Span.End, ClassificationKind.Interpolation);
            }
        }

        AddUpTo(token.Span.End, kind);

        void AddPath(SyntaxNode node)
        {
            if (node is NameSyntax or NumberSyntax)
            {
                AddUpTo(node.Span.Start, ClassificationKind.Interpolation);
                var name = node is NameSyntax && _places.Names.TryGetValue(node.Span.Start, out var known) ? known.Kind
                    : node is NameSyntax ? ClassificationKind.Name : ClassificationKind.Number;
                AddUpTo(node.Span.End, name);
            }

            foreach (var child in node.Children)
            {
                AddPath(child);
            }
        }

        void AddUpTo(int end, ClassificationKind part)
        {
            if (end > start)
            {
                _spans.Add(new ClassifiedSpan(TextSpan.FromBounds(start, end), part, modifiers));
                start = end;
            }
        }
    }

    private static ClassificationKind KindOf(SyntaxTokenKind kind) => kind switch
    {
        SyntaxTokenKind.Number => ClassificationKind.Number,
        SyntaxTokenKind.Regex => ClassificationKind.Regex,
        SyntaxTokenKind.Punctuation => ClassificationKind.Punctuation,
        SyntaxTokenKind.Operator => ClassificationKind.Operator,
        SyntaxTokenKind.Comment => ClassificationKind.Comment,
        SyntaxTokenKind.DocComment => ClassificationKind.DocComment,
        SyntaxTokenKind.Unknown => ClassificationKind.Unknown,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A token of this kind is classified by its place."),
    };
}
