using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Runtime.Trajectories;

/// <summary>A segment in a page-state. Immutable.</summary>
public sealed class PageSegment
{
    private readonly SegmentContent content;

    internal PageSegment(string name, SegmentKind kind, int at, SegmentContent content) =>
        (Name, Kind, At, this.content) = (name, kind, at, content);

    /// <summary>The segment's name.</summary>
    public string Name { get; }

    /// <summary>The kind of the segment.</summary>
    public SegmentKind Kind { get; }

    /// <summary>The position of its first token in the page-state, from 0.</summary>
    public int At { get; }

    /// <summary>The segment's tokens in the page-state.</summary>
    public IReadOnlyList<TokenId> Tokens => content.Tokens;

    /// <summary>The number of tokens.</summary>
    public int Length => content.Length;

    /// <summary>The text of these tokens, without deleted tokens. If a deletion cut a character in two, U+FFFD replaces the remaining part.</summary>
    public string Text => content.Text;

    /// <summary>The bytes of these tokens: the UTF-8 of <see cref="Text"/>, unless a character was cut in two.</summary>
    public ReadOnlyMemory<byte> Bytes => content.Bytes;

    /// <summary>
    /// Whether the text is exact. In a run it always is. If a trace does not record the bytes of its tokens, a text with a deletion in its
    /// middle is shown together with the deleted part.
    /// </summary>
    public bool TextIsExact => content.IsExact;

    internal SegmentContent Content => content;
}
