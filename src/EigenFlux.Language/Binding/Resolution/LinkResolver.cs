using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Bases and members: finds definitions that lead back to themselves, and gives what is inherited. Chains may be long, so
/// nothing here recurses.</summary>
internal sealed class LinkResolver(ProgramBinder program)
{
    /// <summary>Reports each circle of bases or members once, and cuts it.</summary>
    public void BreakCircles(IEnumerable<Symbol> symbols)
    {
        Break(symbols, Links, Cut);
    }

    /// <summary>Reports records that hold themselves; such a text could never end.</summary>
    public void BreakRecordCircles(IEnumerable<RecordSymbol> records)
    {
        Break(records, RecordLinks, (from, to) =>
        {
            if (from is RecordSymbol record)
            {
                record.Fields = [.. record.Fields.Where(f => f.Type.Record != to)];
            }
        });
    }

    /// <summary>Gives every character and model the parts of its base that it does not have itself.</summary>
    public static void Inherit(IEnumerable<Symbol> symbols)
    {
        var done = new HashSet<Symbol>();
        foreach (var symbol in symbols)
        {
            var chain = new Stack<Symbol>();
            for (var s = symbol; s is not null && !done.Contains(s); s = BaseOf(s))
            {
                chain.Push(s);
            }

            while (chain.Count > 0)
            {
                var next = chain.Pop();
                done.Add(next);
                if (next is CharacterSymbol { Base: { } speaker } character)
                {
                    Inherit(character, speaker);
                }
                else if (next is ModelSymbol { Base: { } model } variant)
                {
                    Inherit(variant, model);
                }
            }
        }
    }

    private static Symbol? BaseOf(Symbol symbol) => symbol switch
    {
        CharacterSymbol c => c.Base,
        ModelSymbol m => m.Base,
        _ => null,
    };

    private static void Inherit(CharacterSymbol character, SpeakerSymbol from)
    {
        character.Brief ??= from.Brief;
        character.Full ??= from.Full;
        character.Voice ??= from.Voice;
        character.Lines = character.Lines.IsEmpty ? from.Lines : character.Lines;
        character.Facts = character.Facts.IsEmpty ? from.Facts : character.Facts;
        character.Knows = character.Knows.IsEmpty ? from.Knows : character.Knows;
        character.Weight ??= from.Weight;
    }

    private static void Inherit(ModelSymbol model, ModelSymbol from)
    {
        if (model.Uri.Length == 0)
        {
            model.Uri = from.Uri;
            model.UriLocation = from.UriLocation;
        }

        var own = model.Settings;
        model.Settings = [.. from.Settings.Where(s => !own.Any(o => o.Name == s.Name)), .. own];
    }

    private static IEnumerable<Symbol> Links(Symbol symbol) => symbol switch
    {
        CharacterSymbol { Base: { } b } => [b],
        ModelSymbol { Base: { } b } => [b],
        CoalitionSymbol c => c.Members,
        _ => [],
    };

    private static void Cut(Symbol from, Symbol to)
    {
        switch (from)
        {
            case CharacterSymbol character:
                character.Base = null;
                break;
            case ModelSymbol model:
                model.Base = null;
                break;
            case CoalitionSymbol coalition:
                coalition.Members = coalition.Members.Remove((SpeakerSymbol)to);
                break;
        }
    }

    private static IEnumerable<Symbol> RecordLinks(Symbol symbol) =>
        symbol is RecordSymbol record ? record.Fields.Select(f => f.Type.Record).OfType<Symbol>() : [];

    private void Break(IEnumerable<Symbol> symbols, Func<Symbol, IEnumerable<Symbol>> links, Action<Symbol, Symbol> cut)
    {
        var done = new HashSet<Symbol>();
        var open = new HashSet<Symbol>();
        foreach (var first in symbols)
        {
            if (!done.Add(first))
            {
                continue;
            }

            var path = new List<(Symbol Symbol, ImmutableArray<Symbol> Links, int Next)> { (first, [.. links(first)], 0) };
            open.Add(first);
            while (path.Count > 0)
            {
                var (symbol, targets, next) = path[path.Count - 1];
                if (next == targets.Length)
                {
                    open.Remove(symbol);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                path[path.Count - 1] = (symbol, targets, next + 1);
                var target = targets[next];
                if (open.Contains(target))
                {
                    Report(symbol, target, [.. path.Select(p => p.Symbol)]);
                    cut(symbol, target);
                }
                else if (done.Add(target))
                {
                    open.Add(target);
                    path.Add((target, [.. links(target)], 0));
                }
            }
        }
    }

    private void Report(Symbol from, Symbol to, List<Symbol> path)
    {
        var chain = string.Join(" → ", path.SkipWhile(s => s != to).Append(to).Select(s => s.Name));
        program.Diagnostics.Add(DiagnosticBuilder.At(to.Declaration).CircularDefinition(to.Name, chain) with
        {
            Related = from == to ? [] : [new RelatedLocation(from.Declaration, $"the {from.KindName} '{from.Name}'")],
        });
    }
}
