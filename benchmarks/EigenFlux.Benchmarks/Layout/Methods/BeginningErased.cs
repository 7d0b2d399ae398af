using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// node-llama-cpp's own context shift (<c>eraseBeginning</c>, of the size that it has by default): when the context is full, a hundred
/// tokens (half of a context of less than two hundred) are erased at its beginning, all but the token that begins every text, and the
/// rest is moved. Nothing is kept: definitions and pins stand first, and go first.
/// </summary>
internal sealed class BeginningErased : ILayoutMethod
{
    public string Name => "beginning erased, context shift";

    public bool RendersAnew => false;

    public Judged Play(PlayedStory story, int window)
    {
        var stream = new ShiftedStream(window, 0, _ => Math.Min(100, (window + 1) / 2));
        foreach (var item in story.Head)
        {
            stream.Feed(item, 0, item.Tokens.Length);
        }

        return stream.Play(story, 0, []);
    }
}
