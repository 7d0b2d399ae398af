using System.Collections.Immutable;
using Antlr4.Runtime;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing.Generated;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <summary>Makes our tree out of the generated parser's contexts, which never leave this folder.</summary>
/// <param name="source">The file.</param>
/// <param name="all">Its tokens.</param>
/// <param name="knownStrayBlocks">Where blocks without a statement stand that a fix has left, and that are reported already.</param>
/// <param name="diagnostics">Where mistakes are reported.</param>
internal sealed partial class TreeAdapter(SourceText source, IReadOnlyList<SyntaxToken> all, HashSet<int> knownStrayBlocks, List<Diagnostic> diagnostics)
{
    private readonly TextLiteralReader _texts = new(source, diagnostics);

    public void AddDeclarations(EigenFluxParser.UnitContext unit, ImmutableArray<DeclarationSyntax>.Builder declarations)
    {
        foreach (var declaration in unit.declaration())
        {
            declarations.Add(Declaration(declaration));
        }
    }

    private DeclarationSyntax Declaration(EigenFluxParser.DeclarationContext context)
    {
        var doc = Documentation((FluxToken)context.Start);
        var span = Span(context);
        return context.GetChild(0) switch
        {
            EigenFluxParser.ImportDeclarationContext c => new ImportSyntax(Missing(span), Text(c.STRING().Symbol), OptionalName(c.name()), doc, span),
            EigenFluxParser.LetDeclarationContext c => new LetDeclarationSyntax(Name(c.name()), Expression(c.expression()), doc, span),
            EigenFluxParser.ModelDeclarationContext c => new ModelSyntax(Name(c.name()), OptionalQualified(c.qualifiedName()),
                OptionalText(c.STRING()?.Symbol), [.. c.setting().Select(Setting)], doc, span),
            EigenFluxParser.CharacterDeclarationContext c => new CharacterSyntax(Name(c.name()), OptionalText(c.STRING()?.Symbol),
                OptionalQualified(c.qualifiedName()), Parts(c.part()), doc, span),
            EigenFluxParser.CoalitionDeclarationContext c => new CoalitionSyntax(Name(c.name()), OptionalText(c.STRING()?.Symbol),
                [.. c.qualifiedName().Select(Qualified)], Parts(c.part()), doc, span),
            EigenFluxParser.LoreDeclarationContext c => new LoreSyntax(Name(c.name()), OptionalText(c.STRING()?.Symbol), Parts(c.part()), doc, span),
            EigenFluxParser.PremiseDeclarationContext c => new PremiseSyntax(Name(c.name()), OptionalQualified(c.qualifiedName()), Parts(c.part()), doc, span),
            EigenFluxParser.RecordDeclarationContext c => new RecordSyntax(Name(c.name()), [.. c.field().Select(Field)], doc, span),
            EigenFluxParser.SceneDeclarationContext c => new SceneSyntax(Name(c.name()), [.. c.parameter().Select(Parameter)],
                OptionalModel(c.modelReference()), Block(c.block()), doc, span),
            EigenFluxParser.TestDeclarationContext c => new TestSyntax(Missing(span), Text(c.STRING().Symbol), Block(c.block()), doc, span),
            _ => throw new InvalidOperationException("a declaration of the grammar that the adapter does not know"),
        };
    }

    private ModelSettingSyntax Setting(EigenFluxParser.SettingContext c) => new(Name(c.name()), Limit(Operand(c.operand())), Span(c));

    private RecordFieldSyntax Field(EigenFluxParser.FieldContext c) =>
        new(Name(c.name()), Type(c.type()), Documentation((FluxToken)c.Start), Span(c));

    private ParameterSyntax Parameter(EigenFluxParser.ParameterContext c) => new(Name(c.name()), Type(c.type()),
        c.expression() is { } value ? Expression(value) : null, Documentation((FluxToken)c.Start), Span(c));

    private ImmutableArray<PartSyntax> Parts(EigenFluxParser.PartContext[] contexts) => [.. contexts.Select(Part)];

    private PartSyntax Part(EigenFluxParser.PartContext c)
    {
        var keyword = (FluxToken)c.Start;
        var kind = keyword.Type switch
        {
            EigenFluxLexer.BRIEF => PartKind.Brief,
            EigenFluxLexer.FULL => PartKind.Full,
            EigenFluxLexer.VOICE => PartKind.Voice,
            EigenFluxLexer.LINE => PartKind.Line,
            EigenFluxLexer.FACT => PartKind.Fact,
            EigenFluxLexer.KNOWS => PartKind.Knows,
            EigenFluxLexer.SETTING => PartKind.Setting,
            EigenFluxLexer.ALSO => PartKind.Also,
            EigenFluxLexer.WEIGHT => PartKind.Weight,
            EigenFluxLexer.PRIOR => PartKind.Prior,
            _ => PartKind.Plays,
        };
        return new PartSyntax(kind, keyword.Span, [.. c.STRING().Select(t => Text(t.Symbol))],
            c.operand() is { } value ? Limit(Operand(value)) : null, OptionalQualified(c.qualifiedName()), Span(c));
    }

    private TypeSyntax Type(EigenFluxParser.TypeContext c)
    {
        var end = ((FluxToken)c.Stop).End;
        TypeSyntax type = c.REGEX() is { } regex
            ? new PatternTypeSyntax(Regex((FluxToken)regex.Symbol), Span(regex.Symbol))
            : c.choice() is { } choice
                ? new ChoiceTypeSyntax([.. choice.STRING().Select(t => Text(t.Symbol))], Span(choice))
                : new NamedTypeSyntax(Qualified(c.qualifiedName()), Span(c.qualifiedName()));
        var lists = c.LIST();
        for (var i = lists.Length - 1; i >= 0; i--)
        {
            type = new ListTypeSyntax(type, TextSpan.FromBounds(((FluxToken)lists[i].Symbol).Start, end));
        }

        return type;
    }

    private TextSyntax Text(IToken token) => _texts.Read((FluxToken)token);

    private TextSyntax? OptionalText(IToken? token) => token is null ? null : Text(token);

    private static RegexSyntax Regex(FluxToken token)
    {
        var text = token.Text;
        var end = token.IsBareText || text.Length < 2 ? text.Length : text.Length - 1;
        return new RegexSyntax(text.Length == 0 ? "" : text.Substring(1, end - 1), token.Span);
    }

    private static NameSyntax Name(EigenFluxParser.NameContext c)
    {
        var token = (FluxToken)c.Start;
        return new NameSyntax(token.IsPlaceholder ? "" : token.Text, token.Span);
    }

    private static NameSyntax? OptionalName(EigenFluxParser.NameContext? c) => c is null ? null : Name(c);

    private static NameSyntax Missing(TextSpan span) => new("", new TextSpan(span.Start, 0));

    private static QualifiedNameSyntax Qualified(EigenFluxParser.QualifiedNameContext c)
    {
        var names = c.name();
        return names.Length == 1
            ? new QualifiedNameSyntax(null, Name(names[0]), Span(c))
            : new QualifiedNameSyntax(Name(names[0]), Name(names[1]), Span(c));
    }

    private static QualifiedNameSyntax? OptionalQualified(EigenFluxParser.QualifiedNameContext? c) => c is null ? null : Qualified(c);

    private static ExpressionSyntax ModelReference(EigenFluxParser.ModelReferenceContext c)
    {
        if (c.INPUT() is not null)
        {
            return new InputSyntax(Span(c));
        }

        var name = Qualified(c.qualifiedName());
        return name.Qualifier is null
            ? new NameExpressionSyntax(name.Name, name.Span)
            : new MemberSyntax(new NameExpressionSyntax(name.Qualifier, name.Qualifier.Span), name.Name, name.Span);
    }

    private static ExpressionSyntax? OptionalModel(EigenFluxParser.ModelReferenceContext? c) => c is null ? null : ModelReference(c);

    private static SpeakerSyntax Speaker(EigenFluxParser.SpeakerContext c) => new(OptionalQualified(c.qualifiedName()), Span(c));

    private static TextSpan Span(ParserRuleContext c)
    {
        var start = (FluxToken)c.Start;
        return c.Stop is FluxToken stop && stop.End >= start.Start ? TextSpan.FromBounds(start.Start, stop.End) : new TextSpan(start.Start, 0);
    }

    private static TextSpan Span(IToken token) => ((FluxToken)token).Span;

    // The lines of /// directly above, without a blank line between.
    private string? Documentation(FluxToken first)
    {
        List<string>? lines = null;
        for (var i = first.RawIndex - 1; i >= 0; i--)
        {
            var token = all[i];
            if (token.Kind == SyntaxTokenKind.DocComment)
            {
                var line = source.Text.Substring(token.Span.Start + 3, token.Span.Length - 3);
                (lines ??= []).Insert(0, line.StartsWith(" ", StringComparison.Ordinal) ? line.Substring(1).TrimEnd() : line.TrimEnd());
            }
            else if (token.Kind != SyntaxTokenKind.Whitespace || CountLineBreaks(token.Span) > 1)
            {
                break;
            }
        }

        return lines is null ? null : string.Join("\n", lines);
    }

    private int CountLineBreaks(TextSpan span)
    {
        var count = 0;
        for (var i = span.Start; i < span.End; i++)
        {
            count += source.Text[i] == '\n' ? 1 : 0;
        }

        return count;
    }

    private DiagnosticBuilder At(TextSpan span) => DiagnosticBuilder.At(source, span);
}
