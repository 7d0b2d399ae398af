using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Types, and the regexes in them.</summary>
internal static class TypeBinder
{
    private static readonly string[] Names = ["text", "int", "number", "bool", "character", "model"];

    /// <summary>The type that is written. Characters and models can be given to a scene, but not decoded.</summary>
    public static FluxType Bind(TypeSyntax syntax, BindingContext context, bool isDecoded)
    {
        switch (syntax)
        {
            case ListTypeSyntax list:
                return FluxType.ListOf(Bind(list.Element, context, isDecoded));
            case ChoiceTypeSyntax choice:
                return FluxType.OneOf(BindChoices(choice, context));
            case PatternTypeSyntax pattern:
                context.Program.Add(pattern.Pattern, context);
                return FluxType.Matching(pattern.Pattern.Pattern);
            default:
                return BindNamed((NamedTypeSyntax)syntax, context, isDecoded);
        }
    }

    /// <summary>
    /// Reports alternatives of a turn that decoding cannot tell apart: a turn ends when its value is complete, and nothing marks its end.
    /// In a record's field the closing quotation mark does.
    /// </summary>
    public static void CheckTurn(TypeSyntax? syntax, BindingContext context)
    {
        if (syntax is not ChoiceTypeSyntax choice)
        {
            return;
        }

        var known = new Dictionary<string, TextSyntax>(StringComparer.Ordinal);
        var texts = choice.Choices.Where(text => text.Pieces.All(piece => piece is LiteralPieceSyntax)).Select(text => (Syntax: text, Text: text.LiteralText)).ToList();
        foreach (var (alternative, text) in texts)
        {
            if (text.Length > 0 && !known.ContainsKey(text))
            {
                known.Add(text, alternative);
            }
        }

        // Only beginnings as long as some alternative is are looked up, so that the work grows with the alternatives and not with their square.
        var lengths = known.Keys.Select(text => text.Length).Distinct().OrderBy(length => length).ToList();
        foreach (var (text, literal) in texts)
        {
            if (literal.Length == 0)
            {
                context.Report(context.At(text.Span).AlternativeEmpty());
            }
            else if (lengths.TakeWhile(length => length < literal.Length).Select(length => literal.Substring(0, length))
                .FirstOrDefault(known.ContainsKey) is { } beginning)
            {
                var shorter = known[beginning];
                context.Report(context.At(text.Span).AlternativePrefix(literal, beginning) with
                {
                    Related = [new RelatedLocation(context.Locate(shorter.Span), "the alternative that it begins with")],
                });
            }
        }
    }

    private static ImmutableArray<string> BindChoices(ChoiceTypeSyntax choice, BindingContext context)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in choice.Choices)
        {
            if (text.Pieces.OfType<InterpolationSyntax>().FirstOrDefault() is { } piece)
            {
                context.Report(context.At(piece.Span).NotConstant("A choice"));
            }

            if (!known.Add(text.LiteralText) && text.Pieces.All(piece => piece is LiteralPieceSyntax))
            {
                context.Report(context.At(text.Span).AlternativeTwice(text.LiteralText) with { Fix = WithoutAlternative(text, context) });
                continue;
            }

            texts.Add(text.LiteralText);
        }

        return texts.ToImmutable();
    }

    // Takes the alternative out, and the bar before it: it is never the first.
    private static DiagnosticFix WithoutAlternative(TextSyntax text, BindingContext context)
    {
        var source = context.File.Source.Text;
        var bar = source.LastIndexOf('|', text.Span.Start - 1);
        while (bar > 0 && char.IsWhiteSpace(source[bar - 1]))
        {
            bar--;
        }

        var edit = new TextEdit(context.Locate(new TextSpan(bar, text.Span.End - bar)), "");
        return new DiagnosticFix($"Delete the second {context.Locate(text.Span).Text}", [edit]);
    }

    private static FluxType BindNamed(NamedTypeSyntax syntax, BindingContext context, bool isDecoded)
    {
        var name = syntax.Name.Name;
        if (syntax.Name.Qualifier is null)
        {
            var builtin = name.Text switch
            {
                "text" => FluxType.Text,
                "int" => FluxType.Int,
                "number" => FluxType.Number,
                "bool" => FluxType.Bool,
                "character" => FluxType.Character,
                "model" => FluxType.Model,
                _ => null,
            };
            if (builtin is not null)
            {
                if (isDecoded && builtin.Kind is FluxTypeKind.Character or FluxTypeKind.Model)
                {
                    context.Report(context.At(syntax.Span).WrongType(TypeRules.Describe(builtin), "a type that can be written as text"));
                    return FluxType.Unknown;
                }

                return builtin;
            }

            if (!context.File.Names.ContainsKey(name.Text))
            {
                context.ReportUnknown(name, Names.Concat(context.File.Names.Where(p => p.Value is RecordSymbol).Select(p => p.Key)));
                return FluxType.Unknown;
            }
        }

        return context.Resolve<RecordSymbol>(syntax.Name, "a type")?.Type ?? FluxType.Unknown;
    }
}
