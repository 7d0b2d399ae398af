using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// A summary of what was pruned, and the latest messages after it, as LangChain has it. Its
/// <c>ConversationSummaryBufferMemory</c> (<c>langchain_classic/memory/summary_buffer.py</c>, deprecated since 0.3.1) removes the oldest
/// messages until the rest is at most <c>max_token_limit</c>, which is at nearly every turn once the limit is reached, and gives the old
/// summary and the removed messages to a model. Its successor <c>SummarizationMiddleware</c>
/// (<c>langchain/agents/middleware/summarization.py</c>, 1.x) does so in blocks: when the limit is reached, <c>trim_messages</c> keeps a
/// share of the messages, so that the summary and the first message stay cached in between.
/// <para>The order: the system prompt with pins and definitions, as in <see cref="OldestDropped"/>; the summary; the messages, with a setting
/// at its place in them and notes at their depth. The summary has an eighth of the window, and less if
/// the definitions leave less than twice as much; the messages have the rest.</para>
/// <para>Simplified: the summary is made by extraction (<see cref="RunningSummary"/>), without a heading; its sentences count as text of
/// the story. What a model would read and write to make it is counted, without its instruction
/// (<see cref="Judged.SummaryRead"/>, <see cref="Judged.SummaryWritten"/>). The setting and the latest message are never pruned.</para>
/// </summary>
/// <param name="keep">The share of their room that the messages take at most after some were pruned: 1, or less for blocks.</param>
internal sealed class SummaryBuffer(double keep) : RenderedMethod
{
    private const int Part = 8;
    private GrowingStory buffer = new(keep);
    private RunningSummary summary = new();
    private Judged? judged;

    public override string Name => keep < 1 ? "summary and latest messages, in blocks" : "summary and latest messages";

    public override bool RendersAnew => false;

    protected override void Begin(PlayedStory story, Judged judged) =>
        (buffer, summary, this.judged) = (new GrowingStory(keep), new RunningSummary(), judged);

    protected override List<Piece> Render(PlayedStory story, StoryTurn turn, int room)
    {
        var (settings, notes) = ByDepth(Holding(story, turn));
        var most = SystemPrompt.Room(story, judged!.Window);
        var system = SystemPrompt.Fit(story, most);
        var budget = Math.Min(judged.Window / Part, (most - system.Sum(piece => piece.Count)) / 2);
        buffer.Append(story, turn, settings);
        var pruned = buffer.Fit(settings, room - budget - system.Sum(piece => piece.Count) - Tokens(notes));
        if (pruned.Count > 0)
        {
            var read = summary.Tokens + Tokens(pruned);
            summary.Add(pruned, budget);
            judged.AddSummary(read, summary.Tokens);
        }

        return [.. system, .. summary.Pieces, .. AtDepth([.. notes, .. buffer.Page]).Select(Piece.Whole)];
    }
}
