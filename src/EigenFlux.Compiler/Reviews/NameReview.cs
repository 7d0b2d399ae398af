using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;
using EigenFlux.Scenes.Mentions;

namespace EigenFlux.Compiler.Reviews;

/// <summary>
/// Finds names that no text can have, and two of a cast that read alike. Whether two names read alike is decided as mentions are found
/// (<see cref="FoldedText"/>).
/// </summary>
internal sealed class NameReview
{
    private readonly HashSet<SpeakerSymbol> cast = [];
    private readonly Dictionary<string, SpeakerSymbol> byKey = new(StringComparer.Ordinal);

    private NameReview()
    {
    }

    /// <summary>What is wrong with the names of a program.</summary>
    public static IEnumerable<Diagnostic> Problems(BoundProgram program)
    {
        foreach (var name in program.Names.Where(name => FoldedText.Key(name.Text).Length == 0))
        {
            var at = DiagnosticBuilder.At(name.Location);
            yield return name.Owner is { } owner ? at.BlankDisplayName(owner) : at.WordOfNothing();
        }

        foreach (var scene in program.Scenes)
        {
            var review = new NameReview();
            foreach (var entry in scene.Header.Cast)
            {
                if (entry.Symbol is SpeakerSymbol speaker)
                {
                    foreach (var (first, second) in review.Alike(speaker))
                    {
                        yield return DiagnosticBuilder.At(entry.Location).SameDisplayName(first.Name, second.Name, second.DisplayName);
                    }
                }
            }
        }
    }

    /// <summary>Casts a speaker, with its members, and returns those who read as others do that are cast.</summary>
    private List<(SpeakerSymbol First, SpeakerSymbol Second)> Alike(SpeakerSymbol symbol)
    {
        var alike = new List<(SpeakerSymbol, SpeakerSymbol)>();
        var coming = new List<SpeakerSymbol>();
        Collect(symbol, coming);

        foreach (var speaker in coming)
        {
            var key = FoldedText.Key(speaker.DisplayName);
            if (key.Length > 0 && byKey.TryGetValue(key, out var first))
            {
                alike.Add((first, speaker));
            }
            else if (speaker is not CoalitionSymbol)
            {
                byKey.TryAdd(key, speaker);
            }
        }

        // A coalition may have the name of one of its own members.
        foreach (var coalition in coming.OfType<CoalitionSymbol>())
        {
            byKey.TryAdd(FoldedText.Key(coalition.DisplayName), coalition);
        }

        cast.UnionWith(coming);
        return alike;
    }

    /// <summary>Adds a speaker and all its members that are not cast. Coalitions may be deep in one another, and share members.</summary>
    private void Collect(SpeakerSymbol symbol, List<SpeakerSymbol> coming)
    {
        var seen = new HashSet<SpeakerSymbol>();
        var waiting = new Stack<SpeakerSymbol>([symbol]);
        while (waiting.Count > 0)
        {
            var next = waiting.Pop();
            if (!cast.Contains(next) && seen.Add(next))
            {
                coming.Add(next);
                foreach (var member in next is CoalitionSymbol coalition ? coalition.Members.Reverse() : [])
                {
                    waiting.Push(member);
                }
            }
        }
    }
}
