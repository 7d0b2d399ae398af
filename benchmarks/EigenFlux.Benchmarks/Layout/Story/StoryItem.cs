using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Benchmarks.Layout.Story;

/// <summary>Something that a window may hold: a definition, a pin, a setting, a note, or a step of the story.</summary>
internal sealed class StoryItem
{
    /// <summary>Its place in <see cref="PlayedStory.Items"/>.</summary>
    public required int Index { get; init; }

    /// <summary>The name of its segment.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for.</summary>
    public required SegmentKind Kind { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Owner { get; init; }

    /// <summary>The name by which the story speaks of its owner; of definitions only.</summary>
    public string Display { get; init; } = "";

    /// <summary>Its tokens; a definition's at its fullest.</summary>
    public required int[] Tokens { get; init; }

    /// <summary>The tokens of a definition's shorter level; the fullest again where it has one level.</summary>
    public int[] Brief { get; init; } = [];

    /// <summary>The text of a definition's shorter level.</summary>
    public string BriefText { get; init; } = "";

    /// <summary>Its text, as far as a keyword may be found in it.</summary>
    public required string Text { get; init; }

    /// <summary>The text of each token without spaces; of what is in the stream only.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What its absence costs at a beat at which it is live.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>For a note that stays near the end: how many steps of the story come after it.</summary>
    public int? Depth { get; init; }

    /// <summary>The beat at which it is written; 0 for what is there from the start.</summary>
    public int Birth { get; init; }

    /// <summary>The beats at which it is live.</summary>
    public IReadOnlyList<BeatRange> Live { get; set; } = [];

    /// <summary>The last beat at which it is live; -1 where it never is.</summary>
    public int LastLive => Live.Count == 0 ? -1 : Live.Max(range => range.To);

    /// <summary>Whether it is live somewhere between two beats.</summary>
    public bool IsLive(int from, int to) => Live.Any(range => range.From <= to && range.To >= from);

    /// <summary>Whether it is a step of the story: what is said and told.</summary>
    public bool IsStory => Kind is SegmentKind.Line or SegmentKind.Narration or SegmentKind.Turn;

    /// <summary>Whether an author pins it: it is no step of the story and no definition.</summary>
    public bool IsPinned => Kind is SegmentKind.Frame or SegmentKind.Pin;

    /// <summary>The part of its detail that so many of its tokens have, from 0 to 1.</summary>
    public double Detail(int present) => Tokens.Length == 0 ? 1 : LayoutWeights.Default.OfLevel(present, Tokens.Length);
}
