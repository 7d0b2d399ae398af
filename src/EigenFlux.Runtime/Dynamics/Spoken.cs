using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Runtime.Dynamics;

/// <summary>Which of a segment's tokens somebody says: those that bear a part of the text, and not of the frame alone.</summary>
/// <param name="Speaker">Who says it.</param>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct Spoken(string Speaker, int First, int Count)
{
    /// <summary>Finds them.</summary>
    /// <param name="speaker">Who says it.</param>
    /// <param name="text">The segment's text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="tokenizer">What they are tokens of.</param>
    public static Spoken Of(string speaker, SegmentText text, TokenId[] tokens, ITokenizer tokenizer)
    {
        var whole = text.Text;
        var (start, length) = text.Said.GetOffsetAndLength(whole.Length);
        var from = Encoding.UTF8.GetByteCount(whole.AsSpan(0, start));
        var to = from + Encoding.UTF8.GetByteCount(whole.AsSpan(start, length));
        var (first, last) = (-1, -1);
        var at = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var end = at + tokenizer.GetBytes(tokens[i]).Length;
            if (at < to && end > from)
            {
                first = first < 0 ? i : first;
                last = i;
            }

            at = end;
        }

        return first < 0 ? new Spoken(speaker, 0, 0) : new Spoken(speaker, first, last - first + 1);
    }
}
