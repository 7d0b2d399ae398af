using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// A system prompt with the frame, all definitions and all pins. One that does not fit is refused by every tool that pins one
/// (llama.cpp's server answers with an error, chat front ends say that the mandatory prompts are too long). Here the author then does
/// what an author would: all definitions at their shorter level, and where that does not fit either, those that do, in the order of the
/// source. That is kinder than the tools are.
/// </summary>
internal static class SystemPrompt
{
    /// <summary>The system prompt in at most <paramref name="room"/> tokens.</summary>
    public static List<Piece> Fit(PlayedStory story, int room)
    {
        var whole = story.Head.Select(Piece.Whole).ToList();
        if (whole.Sum(piece => piece.Count) <= room)
        {
            return whole;
        }

        var left = room - story.Head.Where(item => item.IsPinned).Sum(item => item.Tokens.Length);
        var kept = new List<Piece>();
        foreach (var item in story.Head)
        {
            var piece = item.Kind == SegmentKind.Definition ? Piece.Shorter(item) : Piece.Whole(item);
            if (item.IsPinned || piece.Count <= left)
            {
                left -= item.IsPinned ? 0 : piece.Count;
                kept.Add(piece);
            }
        }

        return kept;
    }

    /// <summary>The settings that stand before the first line, which an author puts at the end of the system prompt.</summary>
    public static IReadOnlyList<StoryItem> Opening(PlayedStory story) =>
        [.. story.Stream.TakeWhile(item => item.Kind == SegmentKind.Setting)];

    /// <summary>The most that a system prompt may take: beside it there must be room for the reserve, the longest step of the story and a setting.</summary>
    public static int Room(PlayedStory story, int window) =>
        window - story.Reserve - story.Stream.Max(item => item.Tokens.Length)
            - story.Stream.Where(item => !item.IsStory).Select(item => item.Tokens.Length).DefaultIfEmpty().Max();
}
