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

    /// <summary>What it is for.</summary>
    public SegmentKind Kind { get; }

    /// <summary>The position of its first token in the page-state, from 0.</summary>
    public int At { get; }

    /// <summary>Its tokens that are in the page-state.</summary>
    public IReadOnlyList<TokenId> Tokens => content.Tokens;

    /// <summary>How many they are.</summary>
    public int Length => content.Length;

    /// <summary>
    /// The text of these tokens: of those that were deleted nothing is left in it. Where a deletion cut a character in two, U+FFFD stands
    /// for the part that stays.
    /// </summary>
    public string Text => content.Text;

    /// <summary>The bytes of these tokens: the UTF-8 of <see cref="Text"/>, where no character was cut in two.</summary>
    public ReadOnlyMemory<byte> Bytes => content.Bytes;

    /// <summary>
    /// Whether the text is exact. It always is in a run; of a trace that does not tell the bytes of its tokens, a text that was cut in its
    /// middle is told with what was deleted.
    /// </summary>
    public bool TextIsExact => content.IsExact;

    internal SegmentContent Content => content;
}
