using System.Collections.Immutable;
using EigenFlux.Language.Compilations;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Classification;

/// <summary>Says of every part of a source what it is: the spans are in order, do not overlap, and leave out only white space.</summary>
public sealed class Classifier
{
    private readonly FileSyntax _tree;
    private readonly SemanticModel? _model;
    private readonly Dictionary<int, ClassifiedSpan> _names = [];
    private readonly Dictionary<int, (TextSyntax Text, bool IsPrivate)> _texts = [];
    private readonly ImmutableArray<ClassifiedSpan>.Builder _spans = ImmutableArray.CreateBuilder<ClassifiedSpan>();

    private Classifier(FileSyntax tree, SemanticModel? model) => (_tree, _model) = (tree, model);

    /// <summary>The classified spans of a file, its names by what they stand for.</summary>
    /// <param name="model">The file.</param>
    /// <param name="within">The part of it that is wanted; all of it if null. Spans that reach beyond are given whole.</param>
    public static ImmutableArray<ClassifiedSpan> Classify(SemanticModel model, TextSpan? within = null) =>
        new Classifier(model.Tree, model).Run(within ?? new TextSpan(0, model.Tree.Source.Length));

    /// <summary>The classified spans of a file as far as they can be told without its imports and its names' meanings.</summary>
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
            Visit(declaration, false);
        }

        foreach (var (symbol, location) in _model?.References ?? [])
        {
            if (Touches(location.Span, whole))
            {
                var isDeclaration = location == symbol.Declaration || (symbol as CaptureSymbol)?.Writes.Contains(location) == true;
                _names[location.Span.Start] = new ClassifiedSpan(location.Span, KindOf(symbol), isDeclaration ? ClassificationModifiers.Declaration : default);
            }
        }

        tokens.ForEach(Add);
        return [.. _spans.Where(span => Touches(span.Span, within))];
    }

    private static bool Touches(TextSpan span, TextSpan within) => span.Start < within.End && span.End > within.Start;

    // What names are by where they stand; the model then says more of those that stand for something.
    private void Visit(SyntaxNode node, bool isPrivate)
    {
        switch (node)
        {
            case TextSyntax text:
                _texts[text.Span.Start] = (text, isPrivate);
                break;
            case ImportSyntax { Alias: { } alias }:
                AddName(alias, ClassificationKind.Import, ClassificationModifiers.Declaration);
                break;
            case QualifiedNameSyntax { Qualifier: { } qualifier } name:
                AddName(qualifier, ClassificationKind.Import);
                AddName(name.Name, ClassificationKind.Name);
                break;
            case NamedTypeSyntax { Name.Qualifier: null } type:
                AddName(type.Name.Name, ClassificationKind.Type);
                return;
            case MemberSyntax member:
                AddName(member.Member, ClassificationKind.Member);
                if (member.Operand is NameExpressionSyntax { Name: var first } && _model?.HasImport(first.Text) == true)
                {
                    AddName(first, ClassificationKind.Import);
                }

                break;
            case TargetSyntax target:
                AddName(target.Name, ClassificationKind.Option);
                break;
            case CacheSyntax cache:
                AddName(cache.Mode, ClassificationKind.Option);
                break;
            case DeleteSyntax delete:
                AddName(delete.Policy, ClassificationKind.Option);
                break;
            case ModelSettingSyntax setting:
                AddName(setting.Name, ClassificationKind.Option);
                break;
            case NameSyntax name:
                AddName(name, ClassificationKind.Name);
                break;
        }

        isPrivate |= node is PartSyntax { Kind: PartKind.Knows } or PinSyntax { Audience: not null } or SettingSyntax { Audience: not null }
            or NoteSyntax { Audience: not null } or ScriptedLineSyntax { Audience: not null };
        foreach (var child in node.Children)
        {
            Visit(child, isPrivate);
        }
    }

    // The first to say it knows best: a node around a name before the name itself.
    private void AddName(NameSyntax name, ClassificationKind kind, ClassificationModifiers modifiers = default)
    {
        if (name.Span.Length > 0 && !_names.ContainsKey(name.Span.Start))
        {
            _names.Add(name.Span.Start, new ClassifiedSpan(name.Span, kind, modifiers));
        }
    }

    private void Add(SyntaxToken token)
    {
        if (token.Kind is SyntaxTokenKind.Name or SyntaxTokenKind.Keyword)
        {
            // A display name in place of a name has several tokens.
            var (kind, modifiers) = _names.TryGetValue(token.Span.Start, out var name) ? (name.Kind, name.Modifiers)
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
        if (_names.TryGetValue(start, out var test))
        {
            (kind, modifiers) = (test.Kind, test.Modifiers);
        }

        if (_texts.TryGetValue(start, out var found))
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
                var name = node is NameSyntax && _names.TryGetValue(node.Span.Start, out var known) ? known.Kind
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

    private static ClassificationKind KindOf(Symbol symbol) => symbol switch
    {
        CharacterSymbol => ClassificationKind.Character,
        CoalitionSymbol => ClassificationKind.Coalition,
        LoreSymbol => ClassificationKind.Lore,
        PremiseSymbol => ClassificationKind.Premise,
        RecordSymbol => ClassificationKind.Record,
        RecordFieldSymbol => ClassificationKind.Field,
        ModelSymbol => ClassificationKind.Model,
        ValueSymbol => ClassificationKind.Value,
        SceneSymbol => ClassificationKind.Scene,
        ParameterSymbol => ClassificationKind.Parameter,
        CaptureSymbol or RunResultSymbol => ClassificationKind.Capture,
        LoopVariableSymbol => ClassificationKind.LoopVariable,
        WatchSymbol => ClassificationKind.Watch,
        TestSymbol => ClassificationKind.Test,
        _ => throw new ArgumentOutOfRangeException(nameof(symbol), symbol, "A symbol of this kind has no classification."),
    };
}
