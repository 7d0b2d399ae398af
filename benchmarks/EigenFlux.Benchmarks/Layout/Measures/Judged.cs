using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Measures;

/// <summary>What came of one method on one program in one window: sums over its turns.</summary>
internal sealed class Judged(PlayedStory story, int window)
{
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

    /// <summary>Missing live text per turn.</summary>
    public double MissingPerTurn => Missing / Turns;

    /// <summary>Tokens generated in the whole story.</summary>
    public int Generated => story.Generated;

    /// <summary>Counts what a turn cost after it had begun.</summary>
    public void AddCosts(long recomputed, long again) => (Recomputed, Again) = (Recomputed + recomputed, Again + again);

    /// <summary>Takes back what was counted as computed again: for a cache that is moved.</summary>
    public void ForgetCosts() => (Recomputed, Again) = (0, 0);

    /// <summary>Judges the window in which a turn is generated.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="pieces">What the window holds.</param>
    /// <param name="recomputed">Tokens recomputed since the last turn.</param>
    /// <param name="again">Tokens written again since the last turn.</param>
    public void Add(StoryTurn turn, IEnumerable<Piece> pieces, long recomputed, long again)
    {
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

        Turns++;
        Recomputed += recomputed;
        Again += again;
    }
}
