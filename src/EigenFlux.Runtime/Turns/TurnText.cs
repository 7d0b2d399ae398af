using System.Text;

namespace EigenFlux.Runtime.Turns;

/// <summary>The text of a turn as it grows by tokens, whose bytes need not end where characters do.</summary>
internal sealed class TurnText
{
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();

    // Where each token ends in the text, and whether it ends where a character does.
    private readonly List<(int End, bool IsWhole)> ends = [];
    private char[] buffer = new char[64];

    /// <summary>The text.</summary>
    public StringBuilder Said { get; } = new();

    /// <summary>The tokens of which it is the text.</summary>
    public int Tokens => ends.Count;

    /// <summary>Adds a token's bytes.</summary>
    /// <returns>The characters that became whole.</returns>
    public string Add(ReadOnlySpan<byte> bytes)
    {
        if (buffer.Length < bytes.Length + 4)
        {
            buffer = new char[bytes.Length * 2];
        }

        var count = decoder.GetChars(bytes, buffer, flush: false);
        Said.Append(buffer, 0, count);
        ends.Add((Said.Length, decoder.GetCharCount([], flush: true) == 0));
        return new string(buffer, 0, count);
    }

    /// <summary>Puts another text in its place, in tokens.</summary>
    /// <param name="tokens">The bytes of each token; together they are whole characters.</param>
    public void Replace(IEnumerable<byte[]> tokens)
    {
        decoder.Reset();
        Said.Clear();
        ends.Clear();
        foreach (var token in tokens)
        {
            Add(token);
        }
    }

    /// <summary>Ends the text before a character. No token that is left ends within one.</summary>
    /// <param name="at">The first character that goes.</param>
    /// <param name="rest">What is left of a token that begins before it.</param>
    /// <returns>How many tokens at the end go.</returns>
    public int Cut(int at, out string rest)
    {
        Said.Length = Math.Min(Said.Length, at);
        var kept = ends.FindIndex(token => token.End > at);
        kept = kept < 0 ? ends.Count : kept;
        while (kept > 0 && !ends[kept - 1].IsWhole)
        {
            kept--;
        }

        var count = ends.Count - kept;
        ends.RemoveRange(kept, count);
        decoder.Reset();
        rest = count == 0 ? "" : Said.ToString()[(kept == 0 ? 0 : ends[^1].End)..];
        return count;
    }
}
