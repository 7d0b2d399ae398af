using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Profiling;

/// <summary>A segment of the window in which a turn was taken.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Tokens">Its tokens.</param>
internal sealed record WindowText(string Name, SegmentKind Kind, IReadOnlyList<TokenId> Tokens)
{
    /// <summary>Whether it is a message of the story.</summary>
    public bool IsMessage => Kind is SegmentKind.Line or SegmentKind.Narration or SegmentKind.Turn;

    /// <summary>The character of a definition; it may be written more than once, under its character's name.</summary>
    public string Owner => Name.Split('#', '@', '[')[0];
}
