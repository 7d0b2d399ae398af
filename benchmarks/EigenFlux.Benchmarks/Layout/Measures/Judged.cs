using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Measures;

/// <summary>What came of one method on one program in one window: sums over its turns.</summary>
internal sealed class Judged(PlayedStory story, int window)
{
    private readonly List<int[]> windows = [];

    /// <summary>The window, in tokens.</summary>
    public int Window => window;

    /// <summary>The turns that were judged.</summary>
    public int Turns { get; private set; }

    /// <summary>The weight of live text that was not in the window.</summary>
    public double Missing { get; private set; }

    /// <summary>The weight of all live text.</summary>
    public double Live { get; private set; }

    /// <summary>Tokens that were evaluated again although they had stood in the window before, since something before them changed.</summary>
    public long Recomputed { get; private set; }

    /// <summary>Tokens of what came back into the window.</summary>
    public long Again { get; private set; }

    /// <summary>The share of the window with definitions, settings and notes that are not live any more and never will be, summed.</summary>
    public double Dead { get; private set; }

    /// <summary>The share of the window with definitions that are not live at this beat, summed.</summary>
    public double Idle { get; private set; }

    /// <summary>Tokens of the story so far that were in the window, summed.</summary>
    public long StoryTokens { get; private set; }

    /// <summary>Of the definitions of those who speak or whom the author's own text names since the last turn, the detail that was missing, summed.</summary>
    public double MissingByAuthor { get; private set; }

    /// <summary>Of the definitions of those who speak or whom the last two messages name, the detail that was missing, summed.</summary>
    public double MissingByMention { get; private set; }

    /// <summary>The turns at which the message that is answered was not in the window as a whole.</summary>
    public int Unanswered { get; private set; }

    /// <summary>The latest messages that were in the window as a whole, without a gap, summed.</summary>
    public long RecentMessages { get; private set; }

    /// <summary>What stood in the window when each turn began, the turn's own label included, in tokens.</summary>
    public IReadOnlyList<int[]> Windows => windows;

    /// <summary>Tokens that a summarizer read, which are not in the window.</summary>
    public long SummaryRead { get; private set; }

    /// <summary>Tokens that a summarizer wrote.</summary>
    public long SummaryWritten { get; private set; }

    /// <summary>Missing live text per turn.</summary>
    public double MissingPerTurn => Missing / Turns;

    /// <summary>Tokens generated in the whole story.</summary>
    public int Generated => story.Generated;

    /// <summary>Counts what a turn cost after it had begun.</summary>
    public void AddCosts(long recomputed, long again) => (Recomputed, Again) = (Recomputed + recomputed, Again + again);

    /// <summary>Counts what it took to make a summary.</summary>
    public void AddSummary(long read, long written) => (SummaryRead, SummaryWritten) = (SummaryRead + read, SummaryWritten + written);

    /// <summary>Takes back what was counted as computed again: for a cache that is moved.</summary>
    public void ForgetCosts() => (Recomputed, Again) = (0, 0);

    /// <summary>Judges the window in which a turn is generated.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="pieces">What the window holds.</param>
    /// <param name="recomputed">Tokens recomputed since the last turn.</param>
    /// <param name="again">Tokens written again since the last turn.</param>
    /// <param name="page">The window's tokens; null if they are those of the pieces, in their order.</param>
    public void Add(StoryTurn turn, IReadOnlyList<Piece> pieces, long recomputed, long again, int[]? page = null)
    {
        windows.Add(page ?? [.. pieces.SelectMany(piece => piece.Tokens.ToArray())]);
        var present = new int[story.Items.Count];
        foreach (var piece in pieces)
        {
            present[piece.Item.Index] += piece.Count;
        }

        var live = new bool[story.Items.Count];
        foreach (var item in turn.Live)
        {
            live[item.Index] = true;
            Live += item.Weight;
            Missing += item.Weight * (1 - item.Detail(present[item.Index]));
        }

        foreach (var item in story.Items)
        {
            var tokens = present[item.Index];
            if (item.IsStory)
            {
                StoryTokens += item == turn.Item ? 0 : tokens;
            }
            else if (!item.IsPinned && !live[item.Index])
            {
                Dead += item.LastLive < turn.Beat ? tokens / (double)window : 0;
                Idle += item.Kind == SegmentKind.Definition ? tokens / (double)window : 0;
            }
        }

        var written = story.Stream.Take(turn.Before).ToList();
        var messages = written.Where(item => item.IsStory).ToList();
        MissingByAuthor += Lacking(written.Skip(written.FindLastIndex(item => item.Kind == SegmentKind.Turn) + 1));
        MissingByMention += Lacking(messages.TakeLast(2));
        var recent = 0;
        foreach (var message in Enumerable.Reverse(messages))
        {
            if (present[message.Index] < message.Tokens.Length)
            {
                break;
            }

            recent++;
        }

        RecentMessages += recent;
        Unanswered += recent == 0 && messages.Count > 0 ? 1 : 0;
        Turns++;
        Recomputed += recomputed;
        Again += again;

        double Lacking(IEnumerable<StoryItem> texts) => story.Names.For(turn, texts).Sum(item => 1 - item.Detail(present[item.Index]));
    }
}
