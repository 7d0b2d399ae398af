namespace EigenFlux.Scenes.Targets;

/// <summary>A piece of a target's text.</summary>
/// <param name="Text">The text; <c>{name}</c> in a target's data stands for the speaker's name.</param>
/// <param name="Special">Whether names of control tokens in it become those tokens.</param>
public readonly record struct Markup(string Text, bool Special = false)
{
    /// <summary>Splits a text into the names of control tokens and the text between them.</summary>
    public static IReadOnlyList<Markup> Split(string text, IReadOnlyList<string> controlTokens)
    {
        var pieces = new List<Markup>();
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            var token = controlTokens
                .Where(name => name.Length > 0 && string.CompareOrdinal(text, at, name, 0, name.Length) == 0).MaxBy(name => name.Length);
            if (token is null)
            {
                at++;
                continue;
            }

            Add(text[start..at], special: false);
            Add(token, special: true);
            start = at += token.Length;
        }

        Add(text[start..], special: false);
        return pieces;

        void Add(string piece, bool special)
        {
            if (piece.Length > 0)
            {
                pieces.Add(new Markup(piece, special));
            }
        }
    }
}
