using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>What an application that knows the program puts directly before a turn.</summary>
internal static class LiveText
{
    /// <summary>
    /// The live definitions of a turn, in the order of the source. All of them get their shorter level first and then the full one, as
    /// far as both fit: the speaker first, then the heaviest, then the shortest. One that does not fit is passed over.
    /// </summary>
    /// <param name="story">The story.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="room">The most tokens.</param>
    /// <param name="standing">What is in the window already; a definition that is there in full is not written twice.</param>
    public static List<Piece> Definitions(PlayedStory story, StoryTurn turn, int room, IReadOnlyList<Piece> standing)
    {
        var there = standing.ToDictionary(piece => piece.Item, piece => piece.Count);
        var live = turn.Live.Where(item => item.Kind == SegmentKind.Definition && there.GetValueOrDefault(item) < item.Tokens.Length)
            .OrderBy(item => item.Owner == turn.Item.Owner ? 0 : 1)
            .ThenByDescending(item => item.Weight)
            .ThenBy(item => item.Tokens.Length)
            .ToList();
        var chosen = new Dictionary<StoryItem, Piece>();
        foreach (var piece in live.Where(item => !there.ContainsKey(item)).Select(Piece.Shorter).Concat(live.Select(Piece.Whole)))
        {
            var more = piece.Count - chosen.GetValueOrDefault(piece.Item).Count;
            if (more <= room)
            {
                room -= more;
                chosen[piece.Item] = piece;
            }
        }

        return [.. story.Definitions.Where(chosen.ContainsKey).Select(item => chosen[item])];
    }

    /// <summary>The steps of the story that are live at a turn, since they are kept or recalled, and that are not in the window otherwise.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="standing">The steps that are in the window.</param>
    /// <param name="room">The most tokens; one that does not fit is passed over.</param>
    public static List<StoryItem> Recalled(StoryTurn turn, IReadOnlyList<StoryItem> standing, int room)
    {
        var recalled = new List<StoryItem>();
        foreach (var item in turn.Live.Where(item => item.IsStory && !standing.Contains(item)))
        {
            if (item.Tokens.Length <= room)
            {
                room -= item.Tokens.Length;
                recalled.Add(item);
            }
        }

        return recalled;
    }
}
