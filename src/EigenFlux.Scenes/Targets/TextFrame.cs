namespace EigenFlux.Scenes.Targets;

/// <summary>The text that a target writes around one kind of text.</summary>
/// <param name="Open">The text before, such as the speaker's label; a generated turn continues from here.</param>
/// <param name="Gap">The text between <paramref name="Open"/> and text of the author; a model generates its own.</param>
/// <param name="Close">The text after.</param>
public sealed record TextFrame(IReadOnlyList<Markup> Open, string Gap, IReadOnlyList<Markup> Close)
{
    private const string Hole = "{text}";

    /// <summary>
    /// The frame that a line of a target shows, such as <c>"{name}: {text}\n"</c>. The spaces just before <c>{text}</c> are the gap:
    /// most tokens of a vocabulary begin with the space before their word, so that a model which is given the space cannot choose them.
    /// </summary>
    /// <param name="line">The line, which holds <c>{text}</c> once.</param>
    /// <param name="controlTokens">The names of control tokens in it.</param>
    /// <exception cref="FormatException">There is no <c>{text}</c>, or more than one.</exception>
    public static TextFrame Of(string line, IReadOnlyList<string>? controlTokens = null)
    {
        if (line.Split(Hole) is not [var before, var after])
        {
            throw new FormatException($"'{line}' must contain {{text}} once, where the text goes.");
        }

        var open = before.TrimEnd(' ', '\t');
        return new TextFrame(
            Markup.Split(open, controlTokens ?? []), before[open.Length..], Markup.Split(after, controlTokens ?? []));
    }

    /// <summary>The frame as a line with <c>{text}</c>, control tokens by their names.</summary>
    public override string ToString() => Join(Open) + Gap + Hole + Join(Close);

    /// <summary>The text of markup, control tokens by their names.</summary>
    public static string Join(IReadOnlyList<Markup> markup) => string.Concat(markup.Select(piece => piece.Text));
}
