using EigenFlux.Models.Contract;

namespace EigenFlux.Scenes.Targets;

/// <summary>The text of a segment before tokenization: plain prose, and pieces that may contain control tokens.</summary>
public sealed class SegmentText
{
    private readonly List<Markup> pieces = [];

    /// <summary>The text as a person reads it.</summary>
    public string Text => string.Concat(pieces.Select(piece => piece.Text));

    /// <summary>The prose of the segment, without the pieces that may contain control tokens.</summary>
    public string Prose => string.Concat(pieces.Where(piece => !piece.Special).Select(piece => piece.Text));

    /// <summary>The range of the spoken text in <see cref="Text"/>; empty if none is marked.</summary>
    public Range Said { get; private set; }

    /// <summary>Appends the spoken text, and marks its range.</summary>
    public SegmentText AddSaid(string text)
    {
        var start = pieces.Sum(piece => piece.Text.Length);
        Said = start..(start + text.Length);
        return Add(text);
    }

    /// <summary>Puts pieces at the end, with <c>{name}</c> replaced.</summary>
    public SegmentText Add(IReadOnlyList<Markup> markup, string name = "")
    {
        foreach (var piece in markup)
        {
            Add(piece.Text.Replace("{name}", name, StringComparison.Ordinal), piece.Special);
        }

        return this;
    }

    /// <summary>Puts text at the end.</summary>
    public SegmentText Add(string text, bool special = false)
    {
        if (text.Length == 0)
        {
            return this;
        }

        // Neighbours of one kind are one piece: they are tokenised as the one text that they are.
        if (pieces.Count > 0 && pieces[^1].Special == special)
        {
            pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + text };
        }
        else
        {
            pieces.Add(new Markup(text, special));
        }

        return this;
    }

    /// <summary>The segment's tokens.</summary>
    public TokenId[] Tokenize(ITokenizer tokenizer)
    {
        if (pieces.Count == 1)
        {
            return tokenizer.Tokenize(pieces[0].Text, pieces[0].Special);
        }

        var tokens = new List<TokenId>();
        foreach (var piece in pieces)
        {
            tokens.AddRange(tokenizer.Tokenize(piece.Text, piece.Special));
        }

        return [.. tokens];
    }
}
