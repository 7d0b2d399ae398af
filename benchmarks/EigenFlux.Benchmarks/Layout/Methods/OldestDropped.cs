using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// A system prompt that stays, and after it as many of the latest whole messages as fit: what chat front ends do, and what the
/// developers of llama.cpp propose as chat truncation (ggml-org/llama.cpp, issue 17284: the system message, then the messages from
/// the K-th on, so that the chat and the tokens to be generated fit). The setting that holds is the end of the system prompt, as the
/// scenario is in chat front ends, and notes stay at their depth, as author's notes do there.
/// </summary>
internal sealed class OldestDropped : RenderedMethod
{
    public override string Name => "pinned, oldest dropped";

    public override bool RendersAnew => false;

    protected override List<Piece> Render(PlayedStory story, StoryTurn turn, int room)
    {
        var holding = Holding(story, turn).ToList();
        List<Piece> system =
        [
            .. SystemPrompt.Fit(story, SystemPrompt.Room(story, room + story.Reserve)),
            .. holding.Where(item => item.Depth is null).Select(Piece.Whole),
        ];
        var notes = holding.Where(item => item.Depth is not null).ToList();
        var left = room - system.Sum(piece => piece.Count) - notes.Sum(item => item.Tokens.Length);
        var written = Written(story, turn).Where(item => item.IsStory).ToList();
        var first = written.Count;
        for (; first > 0 && written[first - 1].Tokens.Length <= left; first--)
        {
            left -= written[first - 1].Tokens.Length;
        }

        return [.. system, .. AtDepth([.. notes, .. written.Skip(first)]).Select(Piece.Whole)];
    }
}
