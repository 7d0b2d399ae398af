using System.Text;

namespace EigenFlux.Runtime.Loop;

/// <summary>The text of a turn as it grows by tokens, whose bytes need not end where characters do.</summary>
internal sealed class TurnText
{
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly List<int> ends = [];
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
        ends.Add(Said.Length);
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

    /// <summary>Ends the text before a character.</summary>
    /// <param name="at">The first character that goes.</param>
    /// <param name="rest">What is left of a token that begins before it.</param>
    /// <returns>How many tokens at the end go.</returns>
    public int Cut(int at, out string rest)
    {
        var first = ends.FindIndex(end => end > at);
        var start = first <= 0 ? 0 : ends[first - 1];
        rest = first < 0 ? "" : Said.ToString(start, Math.Max(0, at - start));
        var count = first < 0 ? 0 : ends.Count - first;
        ends.RemoveRange(ends.Count - count, count);
        Said.Length = Math.Min(Said.Length, at);
        return count;
    }
}
