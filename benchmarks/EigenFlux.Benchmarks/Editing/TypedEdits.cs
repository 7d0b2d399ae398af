namespace EigenFlux.Benchmarks.Editing;

/// <summary>Versions of a text, one for each keystroke, as an author would type at some places of it.</summary>
internal static class TypedEdits
{
    // What is typed, and in front of what. The place is another in every round.
    private static readonly (string Kind, string Before, string Typed)[] Edits =
    [
        ("prose", "and has not", "who was there, "),
        ("prose", " years,", " long"),
        ("a line of speech", "I was there", "Once "),
        ("a name", ": \"", "x"),
        ("a name's declaration", " \"Person", "q"),
        ("a header", " tokens, reserve", "0"),
        ("a header", "  cast ", "  cache exact\n"),
        ("a statement", "  call Report(", "  narrator: \"So.\"\n"),
        ("a statement", "  exit Lore", "  let seen = said.count + 1\n"),
        ("a declaration", "scene Scene", "let n = 1\n\n"),
        ("a comment", "  // ", "  // Not yet.\n"),
        ("an open quote", " until line", " seen \"of"),
        ("an open block of text", "  narrator: \"", "  pin \"\"\"Yes.\"\"\"\n"),
        ("an open brace", "  call Report(", "  if 1 < 2 {\n  }\n"),
        ("a closing brace", "  note \"", "  }\n"),
        ("an open parenthesis", " -> recap", " (x)"),
    ];

    /// <summary>The kinds of keystrokes.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Edits.Select(edit => edit.Kind).Distinct(), "undo"];

    /// <summary>The versions of one round: each edit key by key, and then taken back at once.</summary>
    public static IEnumerable<(string Kind, IEnumerable<string> Versions)> Of(string text, int round)
    {
        for (var i = 0; i < Edits.Length; i++)
        {
            var (kind, before, typed) = Edits[i];
            if (PlaceOf(text, before, (round * 7919) + (i * 104_729)) is not { } place)
            {
                continue;
            }

            yield return (kind, Enumerable.Range(1, typed.Length).Select(count => text.Insert(place, typed[..count])));
            yield return ("undo", [text]);
        }
    }

    // One of the places where something stands, or null if it stands nowhere.
    private static int? PlaceOf(string text, string before, int number)
    {
        var start = (int)((uint)number % (uint)text.Length);
        var place = text.IndexOf(before, start, StringComparison.Ordinal);
        place = place < 0 ? text.IndexOf(before, StringComparison.Ordinal) : place;
        return place < 0 ? null : place;
    }
}
