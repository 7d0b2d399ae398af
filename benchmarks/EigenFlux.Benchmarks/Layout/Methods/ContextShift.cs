using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// llama.cpp's context shift (<c>--keep</c>, <c>--context-shift</c>): the first <c>n_keep</c> tokens stay; when the context is full,
/// <c>n_left / 2</c> tokens directly after them are discarded, <c>n_left</c> being those after the kept ones, wherever sentences begin,
/// and the cache of the rest is moved. The story is fed as it comes, so that nothing is ever computed again. The kept tokens are
/// the system prompt and the setting of the beginning.
/// </summary>
internal sealed class ContextShift : ILayoutMethod
{
    public string Name => "pinned, context shift";

    public bool RendersAnew => false;

    public Judged Play(PlayedStory story, int window)
    {
        var opening = SystemPrompt.Opening(story);
        List<Piece> kept = [.. SystemPrompt.Fit(story, SystemPrompt.Room(story, window)), .. opening.Select(Piece.Whole)];
        return new ShiftedStream(window, kept.Sum(piece => piece.Count), left => left / 2).Play(story, opening.Count, kept);
    }
}
