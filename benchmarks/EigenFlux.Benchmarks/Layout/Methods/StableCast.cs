using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// Definitions that stand at the beginning for the whole play, so that they are computed once. Their author knows the program, and so
/// at how many turns each definition will be live.
/// </summary>
internal static class StableCast
{
    /// <summary>
    /// The main cast, which is live at more than half of the turns, and others for what room is theirs, those that are live most often first.
    /// The main cast leaves the room that the others need at the turn at which most of them are live.
    /// </summary>
    /// <param name="story">The story.</param>
    /// <param name="window">The window, in tokens.</param>
    /// <param name="fill">The tokens up to which others fill the section.</param>
    public static List<Piece> Fit(PlayedStory story, int window, int fill)
    {
        var turns = story.Definitions.ToDictionary(item => item, item => story.Turns.Count(turn => turn.Live.Contains(item)));
        var byUse = story.Definitions.OrderByDescending(item => turns[item])
            .ThenByDescending(item => item.Weight)
            .ThenBy(item => item.Tokens.Length)
            .ToList();
        var main = byUse.TakeWhile(item => 2 * turns[item] > story.Turns.Count).ToList();
        var late = story.Turns.Max(turn => turn.Live.Where(item => item.Kind == SegmentKind.Definition && !main.Contains(item))
            .Sum(item => item.Tokens.Length));
        var room = SystemPrompt.Room(story, window) - story.Head.Where(item => item.IsPinned).Sum(item => item.Tokens.Length) - late;
        var chosen = new Dictionary<StoryItem, Piece>();
        var used = 0;
        Add(main.Select(Piece.Shorter).Concat(main.Select(Piece.Whole)), room);
        Add(byUse.Skip(main.Count).Select(Piece.Whole), Math.Min(room, fill));
        return [.. story.Definitions.Where(chosen.ContainsKey).Select(item => chosen[item])];

        // The lowest priorities are cut off.
        void Add(IEnumerable<Piece> byPriority, int most)
        {
            foreach (var piece in byPriority)
            {
                var more = piece.Count - chosen.GetValueOrDefault(piece.Item).Count;
                if (used + more > most)
                {
                    break;
                }

                used += more;
                chosen[piece.Item] = piece;
            }
        }
    }
}
