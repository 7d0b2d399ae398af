using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Mentions;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Planning.Scheduling;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>A page of a scene, with what brings definitions and lore into it: what it holds mentions some, and nothing else does.</summary>
internal sealed class ScenePage : IDisposable
{
    private readonly TargetWriter writer;
    private readonly PageDefinitions definitions;
    private readonly LoreShelf shelf;
    private readonly IReadOnlyList<string>? viewers;
    private readonly HashSet<string> unanswered = new(StringComparer.Ordinal);
    private LoreMentions mentions;
    private (string Name, IReadOnlySet<string> Live) beat = ("", new HashSet<string>());

    /// <param name="page">The page.</param>
    /// <param name="readers">Whose window it is; null for everyone's.</param>
    /// <param name="viewers">All who have a window of their own, or share one; null where everyone sees everything.</param>
    /// <param name="writer">Writes its texts.</param>
    /// <param name="mentions">What was mentioned so far.</param>
    public ScenePage(Page page, IReadOnlyList<string>? readers, IReadOnlyList<string>? viewers, TargetWriter writer, LoreMentions mentions)
    {
        (Page, Readers, this.viewers, this.writer, this.mentions, IsCommon) = (page, readers, viewers, writer, mentions, true);
        definitions = new PageDefinitions(page, writer);
        shelf = new LoreShelf(page.Plan.Lore, page.Plan.LoreBudget);
    }

    private ScenePage(ScenePage other, Page page, IReadOnlyList<string>? readers, bool isCommon, LedgerCopies copies)
    {
        (Page, Readers, IsCommon, viewers, writer, mentions, beat) =
            (page, readers, isCommon, other.viewers, other.writer, new LoreMentions(other.mentions), other.beat);
        definitions = other.definitions.Fork(page, copies);
        shelf = other.shelf.Fork(copies);
        unanswered.UnionWith(other.unanswered);
    }

    public Page Page { get; }

    /// <summary>Whose window it is; null for everyone's.</summary>
    public IReadOnlyList<string>? Readers { get; private set; }

    /// <summary>Whether it has what everyone sees and nothing else, even where nobody is left who sees no more.</summary>
    public bool IsCommon { get; }

    /// <summary>A page beside this one, for some who have something pinned besides, or see more.</summary>
    /// <param name="readers">Whose window it is.</param>
    /// <param name="secrets">What is pinned in it besides.</param>
    /// <param name="emit">Receives its events.</param>
    /// <param name="without">The segments that do not come along; null where all do.</param>
    public ScenePage Beside(
        IReadOnlyList<string> readers, IReadOnlyList<PlannedSegment> secrets, Action<FluxEvent> emit, Predicate<string>? without = null)
    {
        var copies = new LedgerCopies();
        return new ScenePage(this, Page.Beside(readers, secrets, copies, emit, without), readers, isCommon: false, copies);
    }

    /// <summary>The same, over a copy of the page.</summary>
    public ScenePage Fork(Page fork, LedgerCopies copies) => new(this, fork, Readers, IsCommon, copies);

    /// <summary>What is in the window of another model's page has been written here: what came of it comes too.</summary>
    public void Follow(ScenePage other)
    {
        mentions = new LoreMentions(other.mentions);
        unanswered.UnionWith(other.unanswered);
        beat = other.beat;
        definitions.BeginBeat(beat.Name, beat.Live);
    }

    /// <summary>Some of those who see it get a page of their own.</summary>
    public ScenePage Part(IReadOnlyList<string> leaving, Action<FluxEvent> emit)
    {
        var copies = new LedgerCopies();
        var part = new ScenePage(this, Page.Part(leaving, copies, emit), leaving, isCommon: false, copies);
        Readers = [.. Readers!.Except(leaving)];
        return part;
    }

    /// <summary>Whether it is one's window.</summary>
    public bool IsOf(string name) => Readers?.Contains(name) != false;

    /// <summary>Whether a text that some alone see comes here; one that is everyone's comes onto every page.</summary>
    public bool Sees(Audience audience) =>
        audience.IsEveryone || (IsCommon ? viewers is null || audience.ContainsAll(viewers) : audience.ContainsAny(Readers!));

    /// <summary>A beat begins: the definitions that it needs come in.</summary>
    /// <param name="name">The beat's name.</param>
    /// <param name="live">Who is live at it.</param>
    /// <param name="named">Whom the author's text names, to be answered by the next turn.</param>
    public void BeginText(string name, IReadOnlySet<string> live, IEnumerable<string> named)
    {
        unanswered.UnionWith(named);
        beat = (name, live);
        definitions.BeginBeat(name, live);
    }

    /// <summary>A turn begins: the definitions that it needs and the lore that matters come in.</summary>
    /// <param name="name">The beat's name.</param>
    /// <param name="live">Who is live at it beside those who were named since the last turn.</param>
    public void BeginTurn(string name, IReadOnlySet<string> live)
    {
        beat = (name, new HashSet<string>(live.Union(unanswered, StringComparer.Ordinal), StringComparer.Ordinal));
        unanswered.Clear();
        definitions.BeginBeat(name, beat.Live);
    }

    /// <summary>Lore that matters comes in, and what matters no longer is let go.</summary>
    public void BringLore() => shelf.Adjust(mentions.ForTurn(), copy => Page.Remove(copy.Segment), (copy, level, again) =>
    {
        var text = writer.Lore(level.Text);
        Page.Write(copy, text.Tokenize(Page.Tokenizer), text.Text, again);
    });

    /// <summary>The beat is over.</summary>
    public void EndBeat(IReadOnlySet<string> staying) => definitions.EndBeat(beat.Name, beat.Live, staying);

    /// <summary>A character is no longer present.</summary>
    public void Leave(string character) => definitions.Leave(character);

    /// <summary>What the page's texts mention.</summary>
    public LoreMentions Mentions => mentions;

    public void Dispose() => Page.Dispose();
}
