using System.Text;

namespace EigenFlux.Scenes.Mentions;

/// <summary>
/// Finds the entities that a text names. Texts and names are compared folded (<see cref="FoldedText"/>), and a name begins and
/// ends at word boundaries (<see cref="WordEdges"/>); within a longer word the longest known name matches, and the names that it
/// covers do not.
/// </summary>
public sealed class NameFinder
{
    private const int MostKept = 1024;

    private readonly List<(FoldedText Name, string? Id)> known = [];
    private readonly NameAutomaton automaton;
    private readonly bool matchCase;
    private readonly Lock gate = new();
    private readonly Dictionary<string, IReadOnlyList<string>> found = new(StringComparer.Ordinal);

    /// <param name="names">The names to find, each with the identity of its owner.</param>
    /// <param name="others">Other names: a name within one of them does not match.</param>
    /// <param name="matchCase">Whether a name matches only with its own capitals, or all in capitals.</param>
    public NameFinder(IEnumerable<(string Name, string Id)> names, IEnumerable<string>? others = null, bool matchCase = false)
    {
        this.matchCase = matchCase;
        foreach (var (name, id) in names.Select(pair => (pair.Name, (string?)pair.Id)).Concat((others ?? []).Select(name => (name, (string?)null))).Distinct())
        {
            var folded = FoldedText.Of(name.Trim());
            if (folded.Length > 0)
            {
                known.Add((folded, id));
            }
        }

        automaton = new NameAutomaton([.. known.Select(pair => pair.Name)]);
    }

    /// <summary>Who is named, each once, in the order of their first mention.</summary>
    public IReadOnlyList<string> Find(string text)
    {
        lock (gate)
        {
            if (!found.TryGetValue(text, out var who))
            {
                if (found.Count == MostKept)
                {
                    found.Clear();
                }

                found[text] = who = Search(text);
            }

            return who;
        }
    }

    private IReadOnlyList<string> Search(string source)
    {
        if (known.Count == 0)
        {
            return [];
        }

        var text = FoldedText.Of(source);
        var edges = new WordEdges(text, source);
        var occurrences = new List<Occurrence>();
        foreach (var (start, end, names) in automaton.In(text))
        {
            if (edges.Before(start) is not WordEdge.Inside and var first && edges.After(end) is not WordEdge.Inside and var last)
            {
                occurrences.AddRange(names.Where(name => !matchCase || HasItsCapitals(text, start, known[name].Name))
                    .Select(name => new Occurrence(start, end, first == WordEdge.Soft, last == WordEdge.Soft, known[name].Id)));
            }
        }

        // From left to right, at one place the longest first.
        var who = new List<string>();
        var (place, before, reached) = (-1, 0, 0);
        foreach (var occurrence in occurrences.OrderBy(found => found.Start).ThenByDescending(found => found.End))
        {
            if (occurrence.Start > place)
            {
                (place, before) = (occurrence.Start, reached);
            }

            if ((occurrence.HasSoftStart && occurrence.Start < before) || (occurrence.HasSoftEnd && occurrence.End < reached))
            {
                continue;
            }

            reached = Math.Max(reached, occurrence.End);
            if (occurrence.Id is { } id && !who.Contains(id))
            {
                who.Add(id);
            }
        }

        return who;
    }

    /// <summary>Whether a text has the capitals of a name, or is in capitals altogether; one letter alone is not.</summary>
    private static bool HasItsCapitals(FoldedText text, int start, FoldedText name)
    {
        var (same, capitals, small) = (true, 0, 0);
        for (var i = 0; i < name.Length; i++)
        {
            var isUpper = text.IsUpper(start + i);
            same &= isUpper == name.IsUpper(i);
            capitals += isUpper ? 1 : 0;
            small += !isUpper && HasCapital(text[start + i]) ? 1 : 0;
        }

        return same || (small == 0 && capitals > 1);
    }

    private static bool HasCapital(int codePoint) => Rune.IsValid(codePoint) && Rune.ToUpperInvariant(new Rune(codePoint)).Value != codePoint;

    private readonly record struct Occurrence(int Start, int End, bool HasSoftStart, bool HasSoftEnd, string? Id);
}
