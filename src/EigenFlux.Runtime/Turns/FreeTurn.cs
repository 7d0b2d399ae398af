using System.Text;
using EigenFlux.Runtime.Stops;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Turns;

/// <summary>A turn of text: samples, appends, and looks for what stops it.</summary>
internal sealed class FreeTurn : TurnRunner
{
    private readonly TextStops stops = new();
    private double labelProbability;

    /// <param name="context">What the turn is made with.</param>
    /// <param name="labels">What begins another's turn.</param>
    public FreeTurn(TurnContext context, IEnumerable<string> labels)
        : base(context)
    {
        var target = context.Writer.Target;
        foreach (var rule in context.Turn.Stops)
        {
            switch (rule)
            {
                case StopRule.Line:
                    Add(target.LineEnds, StopNames.Line);
                    break;
                case StopRule.Paragraph:
                    Add(target.ParagraphEnds, StopNames.Paragraph);
                    break;
                case StopRule.Literal literal:
                    stops.Add(context.Evaluator.Evaluate(literal.Text).AsText(), StopNames.Text, afterText: false);
                    break;
                case StopRule.Pattern pattern:
                    stops.AddPattern(pattern.Regex);
                    break;
            }
        }

        foreach (var text in context.ModelStops)
        {
            stops.Add(text, StopNames.Text, afterText: false);
        }

        foreach (var end in target.MessageEnds)
        {
            stops.Add(end, StopNames.EndOfText, afterText: false);
        }

        if (context.Name is not null)
        {
            Add(target.TurnEnds, StopNames.Line);
        }

        foreach (var label in labels)
        {
            stops.Add(label, StopNames.Label, afterText: false);
        }
    }

    // While what was said may still become the speaker's own label, it is no text.
    protected override string Said => HasBegun ? Text.Said.ToString().Trim() : "";

    protected override int FirstShown
    {
        get
        {
            var first = 0;
            while (first < Text.Said.Length && char.IsWhiteSpace(Text.Said[first]))
            {
                first++;
            }

            return first;
        }
    }

    protected override async ValueTask<string> SayAsync(LedgerEntry entry, TurnDraws draws, Func<Expression, bool> test)
    {
        while (true)
        {
            if (await BeforeTokenAsync().ConfigureAwait(false) is { } early)
            {
                return early;
            }

            var token = await draws.NextAsync().ConfigureAwait(false);
            Count();
            var ofLabel = HasBegun ? 0 : LogProbability;
            LogProbability = draws.LogProbability - labelProbability;
            Window.Collapse.Drew(token, Run.Budget.Generated);
            if (Window.Tokenizer.IsEndOfText(token))
            {
                return StopNames.EndOfText;
            }

            var before = HasBegun ? Text.Said.Length : 0;
            var piece = Text.Add(Window.Tokenizer.GetBytes(token));
            var (label, isOpen) = HasBegun ? (0, false) : Own.Find(Text.Said);
            if (label > 0 && !isOpen)
            {
                (labelProbability, LogProbability) = (ofLabel, LogProbability - ofLabel);
                if (BeginAfter(entry, label, Text.Tokens - 1) is { } ended)
                {
                    return ended;
                }
            }
            else if (isOpen && FirstShown < Text.Said.Length)
            {
                Window.Continue(entry, token, piece);
            }
            else if (stops.Find(Text.Said, before) is { } stop)
            {
                Begin(entry, 0, null);
                CutBack(entry, stop.At, pending: 1, isWhole: true);
                return stop.By;
            }
            else
            {
                if (!isOpen)
                {
                    Begin(entry, 0, null);
                }

                Window.Continue(entry, token, piece);
            }

            if (HasBegun)
            {
                Show(stops.Settled(Text.Said));
            }

            await AfterTokenAsync().ConfigureAwait(false);
            if (Generated >= Bound)
            {
                return StopNames.Tokens;
            }

            if (StopNow(test) is { } by)
            {
                return by;
            }
        }
    }

    protected override void End(LedgerEntry entry, bool isWhole)
    {
        if (!HasBegun)
        {
            BeginAfter(entry, Own.Find(Text.Said).Length, Text.Tokens);
        }

        CutBack(entry, Text.Said.Length, pending: 0, isWhole);
    }

    /// <summary>Takes the speaker's own label off the text, and looks for stops in the rest.</summary>
    /// <param name="entry">The turn.</param>
    /// <param name="label">How many characters the label is; 0 where there is none.</param>
    /// <param name="inWindow">How many of the text's tokens are in the window.</param>
    /// <returns>What ended the turn; null where nothing did.</returns>
    private string? BeginAfter(LedgerEntry entry, int label, int inWindow)
    {
        var rest = Text.Said.ToString(label, Text.Said.Length - label);
        var stop = stops.Find(new StringBuilder(rest), 0);
        var kept = stop is null ? rest : rest[..stop.Value.At].TrimEnd();
        Begin(entry, inWindow, label == 0 && stop is null ? null : kept);
        return stop?.By;
    }

    /// <summary>Ends the turn's text before a character, and before white space there: it belongs to nobody.</summary>
    /// <param name="entry">The turn.</param>
    /// <param name="end">The first character that goes.</param>
    /// <param name="pending">Tokens at the end that are not in the page-state yet.</param>
    /// <param name="isWhole">Whether the turn came to its end; where the run ends in it, no model is asked about what is left of a token.</param>
    private void CutBack(LedgerEntry entry, int end, int pending, bool isWhole)
    {
        while (end > 0 && char.IsWhiteSpace(Text.Said[end - 1]))
        {
            end--;
        }

        var gone = Text.Cut(end, out var rest);
        Window.Retract(entry, gone - pending);
        if (gone > 0)
        {
            Window.Finish(entry, Window.Tokenizer.Tokenize(rest), rest, isWhole ? Context.Speaker.Id : null);
        }
    }

    private void Add(IReadOnlyList<string> ends, string by)
    {
        foreach (var end in ends)
        {
            stops.Add(end, by, afterText: true);
        }
    }
}
