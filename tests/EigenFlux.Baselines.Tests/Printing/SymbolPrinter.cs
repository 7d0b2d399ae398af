using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Baselines.Tests.Printing;

/// <summary>Prints every symbol of a program: what it is, its type, where it is declared, and every use of it.</summary>
internal sealed class SymbolPrinter
{
    private readonly StringBuilder text = new();
    private readonly BoundProgram program;
    private readonly Func<string, string> relative;

    private SymbolPrinter(BoundProgram program, Func<string, string> relative) => (this.program, this.relative) = (program, relative);

    public static string Print(BoundProgram program, Func<string, string> relative) => new SymbolPrinter(program, relative).Print();

    private string Print()
    {
        var uses = program.References.ToLookup(use => use.Symbol, use => use.Location);
        foreach (var symbol in Symbols().OrderBy(symbol => FileOf(symbol.Declaration)).ThenBy(symbol => symbol.Declaration.Span.Start)
            .ThenBy(symbol => symbol.KindName, StringComparer.Ordinal).ThenBy(symbol => symbol.Name, StringComparer.Ordinal))
        {
            text.Append($"{symbol.KindName} {symbol.Name}: {symbol.Type} at {Place(symbol.Declaration)}\n");
            foreach (var (name, value) in Facts(symbol))
            {
                text.Append($"  {name}: {value}\n");
            }

            foreach (var use in uses[symbol].OrderBy(FileOf).ThenBy(use => use.Span.Start))
            {
                text.Append($"  used at {Place(use)}\n");
            }
        }

        return text.Length == 0 ? "none\n" : text.ToString();
    }

    private static IEnumerable<(string Name, string Value)> Facts(Symbol symbol)
    {
        if (symbol.Documentation is { } documentation)
        {
            yield return ("documentation", Quoted.Of(documentation));
        }

        switch (symbol)
        {
            case SceneSymbol scene:
                foreach (var parameter in scene.Parameters)
                {
                    yield return ("parameter", $"{parameter.Name}: {parameter.Type}{(parameter.Default is null ? "" : ", with a default")}");
                }

                foreach (var result in scene.Results)
                {
                    yield return ("result", $"{result.Name}: {result.Type}");
                }

                break;
            case RecordSymbol record:
                yield return ("fields", string.Join(", ", record.Fields.Select(field => $"{field.Name}: {field.Type}")));
                break;
            case SpeakerSymbol speaker:
                yield return ("called", Quoted.Of(speaker.DisplayName));
                if (speaker is CharacterSymbol { Base: { } parent })
                {
                    yield return ("base", parent.ToString());
                }

                if (speaker is CoalitionSymbol coalition)
                {
                    yield return ("members", string.Join(", ", coalition.Members.Select(member => member.Name)));
                    if (coalition.Plays is { } scene)
                    {
                        yield return ("plays", scene.Name);
                    }
                }

                break;
            case LoreSymbol lore:
                yield return ("called", Quoted.Of(lore.DisplayName));
                break;
            case PremiseSymbol { Of: { } of }:
                yield return ("of", of.ToString());
                break;
            case ModelSymbol model:
                yield return ("address", Quoted.Of(model.Uri));
                foreach (var setting in model.Settings)
                {
                    yield return ("setting", $"{setting.Name} {Plain(setting.Value)}");
                }

                break;
            case WatchSymbol watch:
                yield return ("watches", $"{watch.Watched} over {string.Join(", ", watch.Premises.Select(premise => premise.Name))}{(watch.ReadsRest ? ", and the rest" : "")}");
                break;
            case CaptureSymbol capture:
                yield return ("written", $"{capture.Writes.Length} times{(capture.ReadsProbabilities ? ", with probabilities" : "")}");
                break;
            case ValueSymbol value:
                yield return ("scope", value.IsGlobal ? "global" : value.CopyOf is null ? "scene" : "scene, a copy of the global value");
                break;
        }
    }

    private static string Plain(object value) => value switch
    {
        string words => Quoted.Of(words),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(Plain))}]",
        double number => number.ToString("G9", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>Every symbol that the bound program holds in any part, also one that nothing uses.</summary>
    private HashSet<Symbol> Symbols()
    {
        var symbols = new HashSet<Symbol>(ReferenceEqualityComparer.Instance);
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object?>([program]);
        while (waiting.TryPop(out var part))
        {
            if (part is null or string or SourceText || part.GetType().IsPrimitive || part.GetType().IsEnum || !seen.Add(part))
            {
                continue;
            }

            if (part is Symbol symbol)
            {
                symbols.Add(symbol);
            }

            if (part is IEnumerable items)
            {
                items.Cast<object?>().ToList().ForEach(waiting.Push);
            }
            else if (part.GetType().Assembly == typeof(BoundProgram).Assembly)
            {
                foreach (var property in part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && IsPart(property.PropertyType)))
                {
                    waiting.Push(property.GetValue(part));
                }
            }
        }

        return symbols;
    }

    // Diagnostics and places hold no symbols.
    private static bool IsPart(Type type) => !type.IsPrimitive && type != typeof(string) && type != typeof(SourceLocation) && type != typeof(SourceLocation?);

    private int FileOf(SourceLocation place) => program.Files.IndexOf(place.Source);

    private string Place(SourceLocation place) => place.Source is null
        ? "no place"
        : $"{relative(place.Source.Path)}:{Places.Of(place.Source, place.Span)}";
}
