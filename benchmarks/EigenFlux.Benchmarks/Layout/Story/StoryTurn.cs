namespace EigenFlux.Benchmarks.Layout.Story;

/// <summary>A turn that is generated: the moment at which a window is judged.</summary>
/// <param name="Item">What it writes.</param>
/// <param name="Beat">Its beat.</param>
/// <param name="Open">Its first tokens, which open it and are not generated: a label.</param>
/// <param name="Said">The tokens after them that are generated.</param>
/// <param name="Before">How many items of the stream were written before it.</param>
/// <param name="Live">What is live: at its own beat, and at the beats of the author's since the turn before it.</param>
internal sealed record StoryTurn(StoryItem Item, int Beat, int Open, int Said, int Before, IReadOnlyList<StoryItem> Live);
