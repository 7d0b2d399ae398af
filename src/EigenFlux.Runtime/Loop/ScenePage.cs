using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Liveness;
using EigenFlux.Compiler.Schedule;
using EigenFlux.Compiler.Targets;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Pages;

namespace EigenFlux.Runtime.Loop;

/// <summary>A page of a scene, with what brings definitions and lore into it: what it holds mentions some, and nothing else does.</summary>
internal sealed class ScenePage : IDisposable
{
    private readonly TargetWriter writer;
    private readonly PageDefinitions definitions;
    private readonly LoreShelf shelf;
    private readonly LoreMentions mentions;
    private readonly HashSet<string> unanswered = new(StringComparer.Ordinal);
    private (string Name, IReadOnlySet<string> Live) beat = ("", new HashSet<string>());

    /// <param name="page">The page.</param>
    /// <param name="readers">Who sees what is on it; null for everyone.</param>
    /// <param name="writer">Writes its texts.</param>
    /// <param name="mentions">What was mentioned so far.</param>
    public ScenePage(Page page, IReadOnlyList<string>? readers, TargetWriter writer, LoreMentions mentions)
    {
        (Page, Readers, this.writer, this.mentions) = (page, readers, writer, mentions);
        definitions = new PageDefinitions(page, writer);
        shelf = new LoreShelf(page.Plan.Lore, page.Plan.LoreBudget);
    }

    private ScenePage(ScenePage other, Page page, IReadOnlyList<string>? readers, LedgerCopies copies)
    {
        (Page, Readers, writer, mentions, beat) = (page, readers, other.writer, new LoreMentions(other.mentions), other.beat);
        definitions = other.definitions.Fork(page, copies);
        shelf = other.shelf.Fork(copies);
        unanswered.UnionWith(other.unanswered);
    }

    public Page Page { get; }

    /// <summary>Who sees what is on it; null for everyone.</summary>
    public IReadOnlyList<string>? Readers { get; private set; }

    /// <summary>For a view that holds something besides, the page that it follows; null for a page of its own.</summary>
    public ScenePage? Under { get; set; }

    /// <summary>A view beside this page, of one who holds something besides.</summary>
    public ScenePage ViewOf(string reader, IReadOnlyList<PlannedSegment> secrets, Action<FluxEvent> emit)
    {
        var copies = new LedgerCopies();
        return new ScenePage(this, Page.ViewOf(reader, secrets, copies, emit), [reader], copies) { Under = this };
    }

    /// <summary>The same, over a copy of the page.</summary>
    public ScenePage Fork(Page fork, LedgerCopies copies) => new(this, fork, Readers, copies);

    /// <summary>The same, for another model that speaks from here on.</summary>
    /// <param name="page">Its page, on which what is in the window has been written.</param>
    /// <param name="readers">Who sees what is on it.</param>
    public ScenePage For(Page page, IReadOnlyList<string>? readers)
    {
        var made = new ScenePage(page, readers, writer, new LoreMentions(mentions)) { beat = beat };
        made.unanswered.UnionWith(unanswered);
        made.definitions.BeginBeat(beat.Name, beat.Live);
        return made;
    }

    /// <summary>Some of those who see it get a page of their own.</summary>
    public ScenePage Part(IReadOnlyList<string> leaving, Action<FluxEvent> emit)
    {
        var copies = new LedgerCopies();
        var told = Page.Views!.Names.Where(leaving.Contains).ToList();
        var part = new ScenePage(this, Page.Part(told, copies, emit), leaving, copies);
        Readers = [.. Readers!.Except(leaving)];
        return part;
    }

    /// <summary>Whether one sees what is on it.</summary>
    public bool IsOf(string name) => Readers?.Contains(name) != false;

    /// <summary>Whether those who alone see a text see what is on it; a text that is everyone's is on every page.</summary>
    public bool Sees(IReadOnlySet<string>? seers) => seers is null || Readers?.Any(seers.Contains) != false;

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
