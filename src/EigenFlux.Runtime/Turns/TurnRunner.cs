using System.Globalization;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Stops;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Turns;

/// <summary>Generates one turn: opens it, lets it be said, and closes it. What may be said, and what ends it, is told by its kind.</summary>
internal abstract class TurnRunner
{
    private readonly List<StopRule.Condition> conditions;
    private readonly double seconds = double.PositiveInfinity;
    private readonly bool stopsCollapsed;
    private readonly TurnClock clock;
    private int generated;
    private int shown;

    protected TurnRunner(TurnContext context)
    {
        Context = context;
        var turn = context.Turn;
        clock = new TurnClock(context.Run.Drawing, context.Run.Options.Time, turn.Site, context.Emit);
        conditions = [.. turn.Stops.OfType<StopRule.Condition>()];
        stopsCollapsed = turn.Stops.Any(rule => rule is StopRule.Collapse);
        foreach (var limit in turn.Stops.OfType<StopRule.Seconds>())
        {
            var text = Evaluator.Single(context.Evaluator.Evaluate(limit.Count)).AsText();
            seconds = Convert.ToDouble(text, CultureInfo.InvariantCulture);
        }

        Own = new OwnLabel(context.Writer.Label(context.Name));
        Bound = TurnBound.Of(
            turn.Stops,
            context.Evaluator,
            Window.Plan.Window,
            Window.Plan.Reserve,
            turn.Shape is null ? null : TurnLength.Of(turn.Shape, Window.Tokenizer, context.Writer.GapOf(context.Name))).Max;
    }

    /// <summary>The turn as far as it has been said.</summary>
    /// <param name="by">What stopped it; empty while it is being said.</param>
    /// <param name="occurrence">Which turn of its capture it is, from 1.</param>
    public FluxValue.Turn Partial(string by, int occurrence) => new(Said, Context.Speaker, by, generated, occurrence)
    {
        LogProbability = LogProbability,
        Value = ValueOf(by),
        Probabilities = Probabilities,
    };

    /// <summary>The runner for a turn.</summary>
    /// <param name="context">What the turn is made with.</param>
    /// <param name="labels">What begins another's turn.</param>
    public static TurnRunner For(TurnContext context, IEnumerable<string> labels) => context.Turn.Shape switch
    {
        null => new FreeTurn(context, labels),
        { } shape when ChoiceTurn.AlternativesOf(shape) is { } alternatives
            && context.Window.Model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities) => new ChoiceTurn(context, alternatives),
        { } shape => new TypedTurn(context, shape, labels),
    };

    /// <summary>Generates the turn.</summary>
    /// <param name="test">Evaluates a condition with the turn as far as it has been said.</param>
    /// <returns>What stopped it.</returns>
    public async ValueTask<string> GenerateAsync(Func<Expression, bool> test)
    {
        var open = Context.Writer.OpenTurn(Context.Name);
        var entry = Window.OpenTurn(Context.Segment, open.Tokenize(Window.Tokenizer), open.Text, Context.Speaker.Id, conditions.Count > 0);
        Context.Emit(new FluxEvent.TurnStarted(Context.Speaker, Context.Turn.Capture, Context.Segment) { SeenBy = Context.SeenBy });
        await Run.Log.FlushAsync().ConfigureAwait(false);
        var by = StopNames.Cut;
        using var draws = new TurnDraws(Run, Window, new SamplerRequest(Context.Settings, Run.Seeds.NextSeed(), Run.Seeds.NextTurn(Window.Model)));
        try
        {
            by = await SayAsync(entry, draws, test).ConfigureAwait(false);
        }
        finally
        {
            // Also where the run ends here: what was said is kept, and the page-state is whole.
            End(entry, isWhole: by != StopNames.Cut);
            Show(Text.Said.Length);
            Close(entry);
        }

        return by;
    }

    protected TurnContext Context { get; }

    protected RunState Run => Context.Run;

    protected Window Window => Context.Window;

    /// <summary>The most tokens that it may have.</summary>
    protected int Bound { get; }

    /// <summary>The text of its tokens.</summary>
    protected TurnText Text { get; } = new();

    /// <summary>The speaker's own label, which is no text of the turn at its beginning.</summary>
    protected OwnLabel Own { get; }

    /// <summary>Whether it is known that the text does not begin with the speaker's own label. Until then nobody is shown any of it.</summary>
    protected bool HasBegun { get; private set; }

    /// <summary>The natural logarithm of the probability of all its tokens (nats); 0 where no program reads it.</summary>
    protected double LogProbability { get; set; }

    /// <summary>Its text, as a program reads it.</summary>
    protected abstract string Said { get; }

    /// <summary>Where in its text that begins which readers are shown.</summary>
    protected abstract int FirstShown { get; }

    /// <summary>Of a choice, how probable each alternative was.</summary>
    protected virtual IReadOnlyList<KeyValuePair<FluxValue, double>>? Probabilities => null;

    /// <summary>Says it.</summary>
    /// <returns>What stopped it.</returns>
    protected abstract ValueTask<string> SayAsync(LedgerEntry entry, TurnDraws draws, Func<Expression, bool> test);

    /// <summary>The turn's value, where it has a type.</summary>
    /// <param name="by">What stopped it; empty while it is being said.</param>
    protected virtual FluxValue? ValueOf(string by) => null;

    /// <summary>All has been said; not so where the run ends in the turn.</summary>
    protected virtual void End(LedgerEntry entry, bool isWhole)
    {
    }

    /// <summary>A token may be drawn, if there is room, and nothing is in the way.</summary>
    /// <returns>What stops the turn before it; null where nothing does.</returns>
    protected async ValueTask<string?> BeforeTokenAsync()
    {
        Run.Budget.CheckTokens();
        Window.MakeRoomForToken();
        if (await Window.LookForCollapseAsync().ConfigureAwait(false) is { } collapse)
        {
            Context.Emit(collapse);
            return stopsCollapsed ? StopNames.Collapse : null;
        }

        return null;
    }

    /// <summary>One generated token more.</summary>
    protected void Count()
    {
        Run.Budget.CountToken();
        generated++;
    }

    /// <summary>A token has been said.</summary>
    protected async ValueTask AfterTokenAsync()
    {
        await Run.Log.FlushAsync().ConfigureAwait(false);
        await Run.CheckpointAsync(isPrecious: false, Context.Emit).ConfigureAwait(false);
    }

    /// <summary>The text begins: it holds no label of the speaker's own, or not any longer.</summary>
    /// <param name="entry">The turn.</param>
    /// <param name="inWindow">How many of its tokens are in the window.</param>
    /// <param name="rest">What is left of the text where a label was taken off it; null where there was none.</param>
    protected void Begin(LedgerEntry entry, int inWindow, string? rest)
    {
        HasBegun = true;
        if (rest is null)
        {
            return;
        }

        // With the label it is another text for the model's tokens too: the space before a word belongs to the word's token.
        var tokens = Window.Tokenizer.Tokenize(rest);
        Window.Retract(entry, inWindow);
        Text.Replace(tokens.Select(token => Window.Tokenizer.GetBytes(token).ToArray()));
        Window.Finish(entry, tokens, rest, Context.Speaker.Id);
    }

    /// <summary>What stops the turn that is not in its text; null where nothing does.</summary>
    protected string? StopNow(Func<Expression, bool> test)
    {
        if (seconds < double.PositiveInfinity && clock.IsOver(seconds))
        {
            return StopNames.Seconds;
        }

        foreach (var condition in conditions)
        {
            if (test(condition.Test))
            {
                return StopNames.Condition;
            }
        }

        return null;
    }

    /// <summary>Tells readers the text up to a character.</summary>
    protected void Show(int settled)
    {
        shown = Math.Max(shown, Math.Min(FirstShown, settled));
        if (settled > shown)
        {
            Context.Emit(new FluxEvent.Said(SegmentKind.Turn, Context.Speaker, Text.Said.ToString(shown, settled - shown)));
            shown = settled;
        }
    }

    /// <summary>The tokens that were drawn.</summary>
    protected int Generated => generated;

    private void Close(LedgerEntry entry)
    {
        var close = Context.Writer.CloseTurn(Context.Name);
        Window.Finish(entry, close.Tokenize(Window.Tokenizer), close.Text);
        Window.CloseTurn(entry);
    }
}
