using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace EigenFlux.Language.Parsing;

/// <summary>A text as the generated lexer reads it, which knows how far it was looked at.</summary>
internal sealed class ReachingStream(string text) : ICharStream
{
    /// <summary>One past the last unit that was looked at; the end of the text counts as a unit.</summary>
    public int Reach { get; set; }

    public int Index { get; private set; }

    public int Size => text.Length;

    public string SourceName => "";

    public void Consume()
    {
        if (Index >= text.Length)
        {
            throw new InvalidOperationException("There is nothing behind the end of a text.");
        }

        Index++;
    }

    public int LA(int i)
    {
        var at = i > 0 ? Index + i - 1 : Index + i;
        Reach = Math.Max(Reach, at + 1);
        return at >= 0 && at < text.Length ? text[at] : IntStreamConstants.EOF;
    }

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => Index = Math.Min(index, text.Length);

    public string GetText(Interval interval) => text.Substring(interval.a, Math.Min(interval.b, text.Length - 1) - interval.a + 1);
}
