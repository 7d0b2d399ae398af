using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Story;

/// <summary>A program that was played from its recording in a window that holds everything: what every method is given.</summary>
internal sealed class PlayedStory
{
    /// <summary>The program's name.</summary>
    public required string Name { get; init; }

    /// <summary>Everything.</summary>
    public required IReadOnlyList<StoryItem> Items { get; init; }

    /// <summary>What stands before the story in source order: the frame, the definitions, the pins.</summary>
    public required IReadOnlyList<StoryItem> Head { get; init; }

    /// <summary>The rest, in the order in which it is written.</summary>
    public required IReadOnlyList<StoryItem> Stream { get; init; }

    /// <summary>The turns that are generated, in order.</summary>
    public required IReadOnlyList<StoryTurn> Turns { get; init; }

    /// <summary>The beats.</summary>
    public required int Beats { get; init; }

    /// <summary>The tokens that are kept free for generation when a turn begins.</summary>
    public required int Reserve { get; init; }

    /// <summary>The names of its definitions.</summary>
    public DefinitionNames Names => field ??= new DefinitionNames(this);

    /// <summary>The definitions, in the order of the source.</summary>
    public IEnumerable<StoryItem> Definitions => Head.Where(item => item.Kind == SegmentKind.Definition);

    /// <summary>The tokens of all there is.</summary>
    public int Need => Items.Sum(item => item.Tokens.Length);

    /// <summary>The tokens that are generated.</summary>
    public int Generated => Turns.Sum(turn => turn.Said);
}
