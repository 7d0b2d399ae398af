using EigenFlux.Language.Compilations;
using EigenFlux.Language.Syntax;

namespace EigenFlux.Language.Classification;

/// <summary>Finds out what names and texts are by the nodes in which they stand.</summary>
/// <param name="model">The file, or null if only its syntax is known.</param>
internal sealed class PlaceReader(SemanticModel? model)
{
    /// <summary>Names by where they start. Those that stand for a symbol are classified by it later.</summary>
    public Dictionary<int, ClassifiedSpan> Names { get; } = [];

    /// <summary>Texts by where they start, and whether they are not seen by everyone.</summary>
    public Dictionary<int, (TextSyntax Text, bool IsPrivate)> Texts { get; } = [];

    /// <summary>Reads all names and texts of a declaration.</summary>
    public void Read(DeclarationSyntax declaration) => Visit(declaration, false);

    private void Visit(SyntaxNode node, bool isPrivate)
    {
        switch (node)
        {
            case TextSyntax text:
                Texts[text.Span.Start] = (text, isPrivate);
                break;
            case ImportSyntax { Alias: { } alias }:
                Add(alias, ClassificationKind.Import, ClassificationModifiers.Declaration);
                break;
            case QualifiedNameSyntax { Qualifier: { } qualifier }:
                Add(qualifier, ClassificationKind.Import);
                break;
            case NamedTypeSyntax { Name.Qualifier: null } type:
                Add(type.Name.Name, ClassificationKind.Type);
                break;
            case MemberSyntax member:
                Add(member.Member, ClassificationKind.Member);
                if (member.Operand is NameExpressionSyntax { Name: var first } && model?.HasImport(first.Text) == true)
                {
                    Add(first, ClassificationKind.Import);
                }

                break;
            case TargetSyntax target:
                Add(target.Name, ClassificationKind.Option);
                break;
            case CacheSyntax cache:
                Add(cache.Mode, ClassificationKind.Option);
                break;
            case DeleteSyntax delete:
                Add(delete.Policy, ClassificationKind.Option);
                break;
            case ModelSettingSyntax setting:
                Add(setting.Name, ClassificationKind.Option);
                break;
            case NameSyntax name:
                Add(name, ClassificationKind.Name);
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
    private void Add(NameSyntax name, ClassificationKind kind, ClassificationModifiers modifiers = ClassificationModifiers.None)
    {
        if (name.Span.Length > 0 && !Names.ContainsKey(name.Span.Start))
        {
            Names.Add(name.Span.Start, new ClassifiedSpan(name.Span, kind, modifiers));
        }
    }
}
