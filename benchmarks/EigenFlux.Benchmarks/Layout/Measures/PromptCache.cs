using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Measures;

/// <summary>
/// A cache of one sequence, as inference servers keep it: of a prompt that is sent anew, what it has in common with the last sequence
/// from the start need not be evaluated, and all after it must.
/// </summary>
internal sealed class PromptCache(PlayedStory story)
{
    // How many tokens of an item were ever evaluated; and, of each text in the last sequence, how many of its tokens were.
    private readonly int[] ever = new int[story.Items.Count];
    private Dictionary<int, int> held = [];
    private List<(int Token, int Text)> last = [];

    /// <summary>Sends a prompt, and generates the turn after it.</summary>
    /// <returns>The tokens that were evaluated although they were in the last sequence too, and those of what came back.</returns>
    public (long Recomputed, long Again) Send(StoryTurn turn, IReadOnlyList<Piece> pieces)
    {
        var (recomputed, again) = (0L, 0L);
        var same = true;
        var sent = new List<(int Token, int Text)>();
        var holds = new Dictionary<int, int>();
        foreach (var piece in pieces)
        {
            var text = (piece.Item.Index * 2) + (piece.IsBrief ? 1 : 0);
            var before = held.GetValueOrDefault(text);
            for (var i = 0; i < piece.Count; i++)
            {
                var token = (piece.Tokens[i], text);
                same &= sent.Count < last.Count && last[sent.Count] == token;
                if (!same)
                {
                    recomputed += piece.From + i < before ? 1 : 0;
                    again += before == 0 && piece.From + i < ever[piece.Item.Index] ? 1 : 0;
                }

                sent.Add(token);
            }

            holds[text] = piece.From + piece.Count;
        }

        foreach (var piece in pieces)
        {
            ever[piece.Item.Index] = Math.Max(ever[piece.Item.Index], piece.From + piece.Count);
        }

        // What is generated is in the cache as well; what closes the turn is not yet.
        var end = turn.Open + turn.Said;
        sent.AddRange(turn.Item.Tokens[turn.Open..end].Select(token => (token, turn.Item.Index * 2)));
        holds[turn.Item.Index * 2] = ever[turn.Item.Index] = end;
        (held, last) = (holds, sent);
        return (recomputed, again);
    }
}
