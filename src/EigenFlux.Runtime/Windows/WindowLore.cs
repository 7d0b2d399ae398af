using EigenFlux.Scenes.Mentions;
using EigenFlux.Scenes.Planning.Scheduling;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>The lore of a window: the entries that its texts mention.</summary>
internal sealed class WindowLore
{
    private readonly Window window;
    private readonly LoreShelf shelf;

    /// <summary>The lore of a window that is opened.</summary>
    /// <param name="window">The window.</param>
    /// <param name="mentions">What its texts mention.</param>
    public WindowLore(Window window, LoreMentions mentions)
    {
        (this.window, Mentions) = (window, mentions);
        shelf = new LoreShelf(window.Frame.Plan.Lore, window.Frame.Plan.LoreBudget);
    }

    private WindowLore(WindowLore other, Window window, LedgerCopies ledger) =>
        (this.window, Mentions, shelf) = (window, new LoreMentions(other.Mentions), other.shelf.Fork(ledger));

    /// <summary>What the texts of the window mention.</summary>
    public LoreMentions Mentions { get; private set; }

    /// <summary>The same lore, in a copy of the window.</summary>
    /// <param name="fork">The copy.</param>
    /// <param name="ledger">Gives the copies of the segments.</param>
    public WindowLore Fork(Window fork, LedgerCopies ledger) => new(this, fork, ledger);

    /// <summary>What is in the window of another model was written into this one: its texts mention the same.</summary>
    public void Follow(WindowLore other) => Mentions = new LoreMentions(other.Mentions);

    /// <summary>A turn begins: entries that matter come in, and those that matter no longer are let go.</summary>
    public void BeginTurn() => shelf.Adjust(Mentions.ForTurn(), copy => window.Remove(copy.Segment), (copy, level, again) =>
    {
        var text = window.Frame.Writer.Lore(level.Text);
        window.Write(copy, text.Tokenize(window.Tokenizer), text.Text, again);
    });
}
