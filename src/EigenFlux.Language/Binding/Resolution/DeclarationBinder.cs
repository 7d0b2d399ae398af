using System.Collections.Immutable;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>The declarations of one file other than scenes, tests and values.</summary>
internal sealed class DeclarationBinder(BindingContext context)
{
    private static readonly PartKind[] SpeakerParts = [PartKind.Brief, PartKind.Full, PartKind.Voice, PartKind.Line, PartKind.Fact, PartKind.Knows, PartKind.Weight];
    private static readonly PartKind[] CoalitionParts = [.. SpeakerParts, PartKind.Plays];
    private static readonly PartKind[] LoreParts = [PartKind.Brief, PartKind.Full, PartKind.Also, PartKind.Weight];
    private static readonly PartKind[] PremiseParts = [PartKind.Brief, PartKind.Full, PartKind.Setting, PartKind.Prior];

    private readonly ExpressionBinder _expressions = new(context, new LocalScope(), false);

    /// <summary>Bases, members and what premises are of: what must be known before parts are inherited.</summary>
    public void BindLinks(DeclarationSyntax syntax, Symbol symbol)
    {
        switch (syntax, symbol)
        {
            case (CharacterSyntax s, CharacterSymbol character):
                SetDisplayName(character, s.DisplayName);
                character.Base = s.Base is null ? null : context.Resolve<SpeakerSymbol>(s.Base, "a character or coalition");
                break;
            case (CoalitionSyntax s, CoalitionSymbol coalition):
                SetDisplayName(coalition, s.DisplayName);
                coalition.Members = BindMembers(s);
                break;
            case (PremiseSyntax s, PremiseSymbol premise):
                premise.Of = s.Of is null ? null : context.Resolve<SpeakerSymbol>(s.Of, "a character");
                break;
            case (ModelSyntax s, ModelSymbol model):
                model.Base = s.Base is null ? null : context.Resolve<ModelSymbol>(s.Base, "a model");
                break;
        }
    }

    /// <summary>The parts that the declaration itself gives.</summary>
    public void BindParts(DeclarationSyntax syntax, Symbol symbol)
    {
        switch (syntax, symbol)
        {
            case (CharacterSyntax s, CharacterSymbol character):
                BindSpeakerParts(character, s.Parts, SpeakerParts);
                break;
            case (CoalitionSyntax s, CoalitionSymbol coalition):
                BindSpeakerParts(coalition, s.Parts, CoalitionParts);
                if (s.Parts.FirstOrDefault(p => p.Kind == PartKind.Plays)?.Scene is { } scene)
                {
                    coalition.Plays = context.Resolve<SceneSymbol>(scene, "a scene");
                    coalition.PlaysLocation = context.Locate(scene.Span);
                }

                break;
            case (LoreSyntax s, LoreSymbol lore):
                BindLore(lore, s);
                break;
            case (PremiseSyntax s, PremiseSymbol premise):
                CheckParts(s.Parts, PremiseParts, "premise");
                premise.Brief = Last(s.Parts, PartKind.Brief);
                premise.Full = Last(s.Parts, PartKind.Full);
                premise.Setting = Last(s.Parts, PartKind.Setting);
                premise.Prior = BindNumber(s.Parts, PartKind.Prior, "A prior", 1, "from 0 to 1");
                break;
            case (RecordSyntax s, RecordSymbol record):
                BindRecord(record, s);
                break;
            case (ModelSyntax s, ModelSymbol model):
                BindModel(model, s);
                break;
        }
    }

    private void SetDisplayName(SpeakerSymbol symbol, TextSyntax? text)
    {
        if (text is not null)
        {
            symbol.DisplayName = DisplayName(text, symbol.Name);
            symbol.HasDisplayName = true;
        }
    }

    private string DisplayName(TextSyntax text, string name)
    {
        var display = Constant(text, "A display name", out var isKnown);
        if (isKnown && text.Span.Length > 0)
        {
            context.AddName(display, name, text.Span);
        }

        return display;
    }

    private ImmutableArray<SpeakerSymbol> BindMembers(CoalitionSyntax syntax)
    {
        var members = ImmutableArray.CreateBuilder<SpeakerSymbol>();
        foreach (var name in syntax.Members)
        {
            if (context.Resolve<SpeakerSymbol>(name, "a character") is { } member)
            {
                if (members.Contains(member))
                {
                    context.Report(context.At(name.Span).CastTwice(member.Name));
                    continue;
                }

                members.Add(member);
            }
        }

        return members.ToImmutable();
    }

    private void BindSpeakerParts(SpeakerSymbol symbol, ImmutableArray<PartSyntax> parts, PartKind[] allowed)
    {
        CheckParts(parts, allowed, symbol.KindName);
        symbol.Brief = Last(parts, PartKind.Brief);
        symbol.Full = Last(parts, PartKind.Full);
        symbol.Voice = Last(parts, PartKind.Voice);
        symbol.Lines = All(parts, PartKind.Line);
        symbol.Facts = All(parts, PartKind.Fact);
        symbol.Knows = All(parts, PartKind.Knows);
        symbol.Weight = BindNumber(parts, PartKind.Weight, "A weight", double.MaxValue, "0 or more");
    }

    private void BindLore(LoreSymbol lore, LoreSyntax syntax)
    {
        if (syntax.DisplayName is not null)
        {
            lore.DisplayName = DisplayName(syntax.DisplayName, lore.Name);
            ReportPattern(lore.DisplayName, syntax.DisplayName);
        }

        CheckParts(syntax.Parts, LoreParts, "lore");
        lore.Brief = Last(syntax.Parts, PartKind.Brief);
        lore.Full = Last(syntax.Parts, PartKind.Full);
        lore.Also = [.. syntax.Parts.Where(p => p.Kind == PartKind.Also).SelectMany(p => p.Texts).Select(LoreWord)];
        lore.Weight = BindNumber(syntax.Parts, PartKind.Weight, "A weight", double.MaxValue, "0 or more");
        if (lore.Brief is null && lore.Full is null)
        {
            context.Report(context.At(syntax.Name.Span).EmptyDefinition(lore.Name));
        }
    }

    private string LoreWord(TextSyntax syntax)
    {
        var word = Constant(syntax, "A word of 'also'");
        context.AddName(word, null, syntax.Span);
        ReportPattern(word, syntax);
        return word;
    }

    private void ReportPattern(string word, TextSyntax syntax)
    {
        if (CardForms.IsPattern(word))
        {
            context.Report(context.At(syntax.Span).RegexKey(word));
        }
    }

    private void CheckParts(ImmutableArray<PartSyntax> parts, PartKind[] allowed, string kind)
    {
        var seen = new HashSet<PartKind>();
        foreach (var part in parts)
        {
            var word = Word(part.Kind);
            if (Array.IndexOf(allowed, part.Kind) < 0)
            {
                context.Report(context.At(part.KeywordSpan).PartNotAllowed(kind, word, string.Join(", ", allowed.Select(Word))));
            }
            else if (!seen.Add(part.Kind) && part.Kind is not (PartKind.Line or PartKind.Fact or PartKind.Knows or PartKind.Also))
            {
                context.Report(context.At(part.KeywordSpan).PartRepeated(word));
            }
        }
    }

    private static string Word(PartKind kind) => kind.ToString().ToLowerInvariant();

    private BoundText? Last(ImmutableArray<PartSyntax> parts, PartKind kind)
    {
        var texts = All(parts, kind);
        return texts.IsEmpty ? null : texts[texts.Length - 1];
    }

    private ImmutableArray<BoundText> All(ImmutableArray<PartSyntax> parts, PartKind kind) =>
        [.. parts.Where(p => p.Kind == kind).SelectMany(p => p.Texts).Select(_expressions.BindText)];

    private double? BindNumber(ImmutableArray<PartSyntax> parts, PartKind kind, string what, double most, string range) =>
        parts.LastOrDefault(p => p.Kind == kind)?.Value is { } syntax ? ConstantNumber.Bind(context, _expressions, syntax, what, most, range) : null;

    private string Constant(TextSyntax syntax, string what) => Constant(syntax, what, out _);

    private string Constant(TextSyntax syntax, string what, out bool isKnown)
    {
        var text = ConstantFolder.Fold(_expressions.BindText(syntax));
        isKnown = text is not null;
        if (text is not null)
        {
            return text;
        }

        if (!context.File.Tree.HasErrors)
        {
            var piece = syntax.Pieces.OfType<InterpolationSyntax>().First();
            if (!context.Program.HasReportIn(context.Locate(piece.Span)))
            {
                context.Report(context.At(piece.Span).NotConstant(what));
            }
        }

        return syntax.LiteralText;
    }

    private void BindRecord(RecordSymbol record, RecordSyntax syntax)
    {
        var fields = ImmutableArray.CreateBuilder<RecordFieldSymbol>();
        foreach (var field in syntax.Fields)
        {
            var type = TypeBinder.Bind(field.Type, context, true);
            if (fields.FirstOrDefault(f => f.Name == field.Name.Text) is { } first)
            {
                context.ReportDuplicate(field.Name, first);
                continue;
            }

            fields.Add(new RecordFieldSymbol(field.Name.Text, context.Locate(field.Name.Span), field.Documentation, type));
        }

        record.Fields = fields.ToImmutable();
    }

    private void BindModel(ModelSymbol model, ModelSyntax syntax)
    {
        if (syntax.Uri is not null)
        {
            model.Uri = Constant(syntax.Uri, "The URI of a model");
            model.UriLocation = context.Locate(syntax.Uri.Span);
        }
        else if (syntax.Base is null)
        {
            context.Report(context.At(syntax.Name.Span).ModelWithoutPlace(model.Name));
        }

        var settings = ImmutableArray.CreateBuilder<ModelSetting>();
        foreach (var setting in syntax.Settings)
        {
            if (settings.Any(s => s.Name == setting.Name.Text))
            {
                context.Report(context.At(setting.Name.Span).PartRepeated(setting.Name.Text));
            }
            else if (SettingValue(setting.Value) is { } value)
            {
                settings.Add(new ModelSetting(setting.Name.Text, value, context.Locate(setting.Span)));
            }
        }

        model.Settings = settings.ToImmutable();
    }

    // A bare name that is no value is its text: 'template chatml'.
    private object? SettingValue(ExpressionSyntax syntax)
    {
        if (syntax is NameExpressionSyntax { Name.Text: var name } && !(context.File.Names.TryGetValue(name, out var symbol) && symbol is ValueSymbol))
        {
            return name;
        }

        if (syntax is ListSyntax list)
        {
            var items = list.Items.Select(SettingValue).ToList();
            return items.Contains(null) ? null : items.Select(i => i!).ToImmutableArray();
        }

        var value = _expressions.BindValue(syntax);
        if (value is BoundErrorExpression)
        {
            return null;
        }

        var known = ConstantFolder.Fold(value);
        if (known is null)
        {
            context.Report(context.At(syntax.Span).NotConstant("A setting"));
        }

        return known is double number && value.Type.Kind == FluxTypeKind.Int && Math.Abs(number) < 9e15 ? (long)number : known;
    }
}
