using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// A system prompt that stays, and after it as many of the latest whole messages as fit: what chat front ends do, and what the
/// developers of llama.cpp propose as chat truncation (ggml-org/llama.cpp, issue 17284: the system message, then the messages from
/// the K-th on, so that the chat and the tokens to be generated fit). Settings and notes are messages like others.
/// </summary>
internal sealed class OldestDropped : RenderedMethod
{
    public override string Name => "system prompt pinned, oldest dropped";

    public override bool RendersAnew => false;

    protected override List<Piece> Render(PlayedStory story, StoryTurn turn, int room)
    {
        var system = SystemPrompt.Fit(story, SystemPrompt.Room(story, room + story.Reserve));
        var left = room - system.Sum(piece => piece.Count);
        var written = Written(story, turn).ToList();
        var first = written.Count;
        for (; first > 0 && written[first - 1].Tokens.Length <= left; first--)
        {
            left -= written[first - 1].Tokens.Length;
        }

        return [.. system, .. written.Skip(first).Select(Piece.Whole)];
    }
}
