using System.Buffers;

namespace EigenFlux.Compiler.Liveness;

/// <summary>Finds who is named in a text: whole words, in the case that a name is written in.</summary>
public sealed class NameFinder
{
    private readonly SearchValues<string> any;
    private readonly ILookup<char, (string Name, string Id)> byFirst;
    private readonly StringComparison comparison;
    private readonly Dictionary<string, IReadOnlyList<string>> found = new(StringComparer.Ordinal);

    /// <param name="names">Who is looked for, by each of their names.</param>
    /// <param name="comparison">Whether case matters.</param>
    public NameFinder(IEnumerable<(string Name, string Id)> names, StringComparison comparison = StringComparison.Ordinal)
    {
        var known = names.Where(pair => pair.Name.Length > 0).Distinct().ToList();
        this.comparison = comparison;
        any = SearchValues.Create([.. known.Select(pair => pair.Name)], comparison);
        byFirst = known.ToLookup(pair => Fold(pair.Name[0]));
    }

    /// <summary>Who is named, each once, in the order of their first mention.</summary>
    public IReadOnlyList<string> Find(string text)
    {
        if (!found.TryGetValue(text, out var who))
        {
            found[text] = who = Search(text);
        }

        return who;
    }

    private IReadOnlyList<string> Search(string text)
    {
        List<string>? who = null;
        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny(any);
            if (next < 0)
            {
                break;
            }

            at += next;
            foreach (var (name, id) in byFirst[Fold(text[at])])
            {
                if (IsWordAt(text, at, name) && who?.Contains(id) != true)
                {
                    (who ??= []).Add(id);
                }
            }

            at++;
        }

        return who ?? (IReadOnlyList<string>)[];
    }

    private bool IsWordAt(string text, int at, string name) =>
        string.Compare(text, at, name, 0, name.Length, comparison) == 0
        && at + name.Length <= text.Length
        && (at == 0 || !IsWord(text[at - 1]) || !IsWord(name[0]))
        && (at + name.Length == text.Length || !IsWord(text[at + name.Length]) || !IsWord(name[^1]));

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character == '_';

    private char Fold(char character) => comparison == StringComparison.Ordinal ? character : char.ToUpperInvariant(character);
}
