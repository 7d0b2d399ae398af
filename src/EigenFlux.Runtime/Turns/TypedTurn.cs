using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Stops;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Turns;

/// <summary>
/// A turn with a type: only what can still become a value is drawn, and the turn ends when its value is complete. What stops it earlier
/// closes it with the shortest text that makes it a value.
/// </summary>
internal sealed class TypedTurn : TurnRunner
{
    private readonly TurnShape shape;
    private readonly TokenConstraint constraint;
    private readonly TextStops labels = new();
    private readonly List<TokenId> taken = [];
    private readonly FrameEnds? ends;
    private ConstraintCursor cursor;

    /// <param name="context">What the turn is made with.</param>
    /// <param name="shape">What it may say.</param>
    /// <param name="labels">What begins another's turn.</param>
    /// <exception cref="RunFaultException">The model's vocabulary has no value of the shape.</exception>
    public TypedTurn(TurnContext context, TurnShape shape, IEnumerable<string> labels)
        : base(context)
    {
        this.shape = shape;
        ends = FrameEnds.Of(Window.Tokenizer, context.Writer.CloseTurn(context.Name).Text);
        constraint = TokenConstraint.For(Window.Tokenizer, shape);
        cursor = constraint.CanBegin
            ? constraint.Begin()
            : throw new RunFaultException(new RunFault.CannotSpell(context.Turn.Capture, Window.Model.Info.Uri) { Site = context.Turn.Site });

        // Only a regular expression that names a line break lets anything begin on a line of its own.
        foreach (var label in shape.Value is ValueShape.Pattern ? labels : [])
        {
            this.labels.Add(label, StopNames.Label, afterText: false);
        }
    }

    protected override string Said => Text.Said.ToString(FirstShown, Text.Said.Length - FirstShown);

    // A model puts a space before what it says, as it does before every word; that of a regex may be a part of the value.
    protected override int FirstShown => Text.Said is not { Length: > 0 } said || said[0] != ' ' ? 0
        : cursor.IsComplete && TypedValue.TryRead(shape, said.ToString(), out var value) && value is FluxValue.Text { Value: [' ', ..] } ? 0
        : 1;

    // While it is being said it has a value as soon as it could end there; where the run ended in it, what was said is kept as text.
    protected override FluxValue? ValueOf(string by) => by == StopNames.Cut ? null
        : cursor.IsComplete && TypedValue.TryRead(shape, Text.Said.ToString(), out var value) ? value
        : FluxValue.Empty;

    protected override async ValueTask<string> SayAsync(LedgerEntry entry, TurnDraws draws, Func<Expression, bool> test)
    {
        if (cursor.ClosingTokens.Length > Bound)
        {
            Context.Emit(new FluxEvent.Noticed(new RunFault.ValueTooLong(Context.Turn.Capture, cursor.ClosingTokens.Length, Bound)
            {
                Site = Context.Turn.Site,
            }));
            return StopNames.Tokens;
        }

        while (!cursor.IsFinished)
        {
            // What was said and what would close it are never more than the bound: a token that would break this is not taken.
            if (Text.Tokens >= Bound)
            {
                return CloseValue(entry, StopNames.Tokens);
            }

            if (await BeforeTokenAsync().ConfigureAwait(false) is { } early)
            {
                return CloseValue(entry, early);
            }

            var allowed = cursor.Allowed;
            var token = await draws.NextAsync(cursor.IsComplete && ends is not null ? ends.Union(allowed) : allowed).ConfigureAwait(false);
            Count();
            LogProbability = draws.LogProbability;
            Window.Collapse.Drew(token, Run.Budget.Generated);
            if (cursor.IsEnd(token) || !allowed.Allows(token))
            {
                break;
            }

            if (cursor.ClosingTokensAfter(token) > Bound - Text.Tokens - 1)
            {
                return CloseValue(entry, StopNames.Tokens);
            }

            var before = Text.Said.Length;
            cursor.Take(token);
            taken.Add(token);
            Window.Continue(entry, token, Text.Add(Window.Tokenizer.GetBytes(token)));
            if (!HasBegun && Own.Find(Text.Said) is { IsOpen: false } own)
            {
                BeginAfter(entry, own.Length, mayBeIncomplete: true);
                before = 0;
            }

            if (labels.Find(Text.Said, before) is { } another)
            {
                CutBack(entry, another.At);
                return CloseValue(entry, another.By);
            }

            if (HasBegun && shape.Value is not ValueShape.Pattern)
            {
                Show(Text.Said.Length);
            }

            await AfterTokenAsync().ConfigureAwait(false);
            if (StopNow(test) is { } by)
            {
                return CloseValue(entry, by);
            }
        }

        return StopNames.Value;
    }

    protected override void End(LedgerEntry entry, bool isWhole)
    {
        if (!HasBegun)
        {
            BeginAfter(entry, Own.Find(Text.Said).Length, mayBeIncomplete: false);
        }
    }

    /// <summary>Takes the speaker's own label off the text, unless the label is what the type asks for.</summary>
    private void BeginAfter(LedgerEntry entry, int label, bool mayBeIncomplete)
    {
        var rest = Text.Said.ToString(label, Text.Said.Length - label);
        var again = constraint.Begin();
        var tokens = Window.Tokenizer.Tokenize(rest);
        if (label == 0 || !Array.TrueForAll(tokens, again.TryTake) || !(mayBeIncomplete || again.IsComplete))
        {
            Begin(entry, 0, null);
            return;
        }

        Begin(entry, Text.Tokens, rest);
        cursor = again;
        taken.Clear();
        taken.AddRange(tokens);
    }

    /// <summary>Ends the text before a character that belongs to another's turn.</summary>
    private void CutBack(LedgerEntry entry, int end)
    {
        var gone = Text.Cut(end, out var rest);
        Window.Retract(entry, gone);
        taken.RemoveRange(taken.Count - gone, gone);
        var tokens = Window.Tokenizer.Tokenize(rest);
        Window.Finish(entry, tokens, rest, Context.Speaker.Id);
        taken.AddRange(tokens);
        cursor = constraint.Begin();
        taken.ForEach(token => cursor.TryTake(token));
    }

    /// <summary>Writes the shortest text that makes a value of what was said. Nobody draws it, as nobody draws what closes a turn.</summary>
    private string CloseValue(LedgerEntry entry, string by)
    {
        if (cursor.IsComplete)
        {
            return by;
        }

        // One by one: all at once they might be more than the window has room for.
        foreach (var token in (TokenId[])[.. cursor.ClosingTokens])
        {
            cursor.Take(token);
            Window.Finish(entry, [token], Text.Add(Window.Tokenizer.GetBytes(token)));
        }

        return by;
    }
}
