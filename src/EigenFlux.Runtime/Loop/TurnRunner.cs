using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Schedule;
using EigenFlux.Compiler.Targets;
using EigenFlux.Compiler.Values;
using EigenFlux.Models.Sampling;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Pages;
using EigenFlux.Runtime.Stops;

namespace EigenFlux.Runtime.Loop;

/// <summary>Generates one turn: samples, appends, and looks for what stops it.</summary>
internal sealed class TurnRunner
{
    private readonly RunState run;
    private readonly Page page;
    private readonly TargetWriter writer;
    private readonly FluxValue.Character speaker;
    private readonly string? name;
    private readonly string segment;
    private readonly Instruction.Generate turn;
    private readonly Action<FluxEvent> emit;
    private readonly TextStops stops = new();
    private readonly TurnText text = new();
    private readonly List<StopRule.Condition> conditions = [];
    private readonly int bound;
    private readonly double seconds = double.PositiveInfinity;
    private readonly bool stopsCollapsed;
    private readonly TurnClock clock;
    private int shown;

    public TurnRunner(
        RunState run,
        Page page,
        TargetWriter writer,
        FluxValue.Character speaker,
        string segment,
        Instruction.Generate turn,
        IEnumerable<string> labels,
        Evaluator evaluator,
        Action<FluxEvent> emit)
    {
        (this.run, this.page, this.writer, this.speaker, this.segment, this.turn, this.emit) =
            (run, page, writer, speaker, segment, turn, emit);
        name = speaker == FluxValue.Character.Narrator ? null : speaker.Display;
        clock = new TurnClock(run, turn.Site, emit);
        bound = TurnBound.Of(turn.Stops, evaluator, page.Plan.Window, page.Plan.Reserve).Max;
        var target = writer.Target;
        foreach (var rule in turn.Stops)
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
                    stops.Add(evaluator.Evaluate(literal.Text).AsText(), StopNames.Text, afterText: false);
                    break;
                case StopRule.Pattern pattern:
                    stops.AddPattern(pattern.Regex);
                    break;
                case StopRule.Seconds limit:
                    seconds = Convert.ToDouble(
                        Evaluator.Single(evaluator.Evaluate(limit.Count)).AsText(), System.Globalization.CultureInfo.InvariantCulture);
                    break;
                case StopRule.Condition condition:
                    conditions.Add(condition);
                    break;
                case StopRule.Collapse:
                    stopsCollapsed = true;
                    break;
            }
        }

        foreach (var end in target.MessageEnds)
        {
            stops.Add(end, StopNames.EndOfText, afterText: false);
        }

        if (name is not null)
        {
            Add(target.TurnEnds, StopNames.Line);
        }

        foreach (var label in labels)
        {
            stops.Add(label, StopNames.Label, afterText: false);
        }
    }

    /// <summary>The turn as far as it has been said.</summary>
    public FluxValue.Turn Partial(string by, int occurrence) =>
        new(text.Said.ToString().Trim(), speaker, by, generated, occurrence) { LogProbability = logProbability };

    private int generated;
    private double logProbability;

    /// <summary>Generates the turn.</summary>
    /// <param name="test">Evaluates a condition with the turn as far as it has been said.</param>
    /// <returns>What stopped it.</returns>
    public async ValueTask<string> GenerateAsync(Func<Expression, bool> test)
    {
        var open = writer.OpenTurn(name);
        var entry = page.OpenTurn(segment, open.Tokenize(page.Tokenizer), open.Text, speaker.Id, conditions.Count > 0);
        emit(new FluxEvent.TurnStarted(speaker, turn.Capture, segment) { SeenBy = SeenBy });
        await run.FlushAsync().ConfigureAwait(false);
        var by = StopNames.Cut;
        using var draws = new TurnDraws(run, page, new SamplerRequest(Settings, run.NextSeed(), run.NextTurn(page.Model)));
        try
        {
            by = await SampleAsync(entry, draws, test).ConfigureAwait(false);
        }
        finally
        {
            // Also where the run ends here: what was said is kept, and the page-state is whole.
            CutBack(entry, text.Said.Length, pending: 0, isWhole: by != StopNames.Cut);
            Show(text.Said.Length);
            Close(entry);
        }

        return by;
    }

    /// <summary>Who alone will have the turn in their windows, by name; null for everyone.</summary>
    public IReadOnlyList<string>? SeenBy { get; init; }

    /// <summary>How the turn's tokens are drawn.</summary>
    public required SamplerSettings Settings { get; init; }

    private async ValueTask<string> SampleAsync(LedgerEntry entry, TurnDraws draws, Func<Expression, bool> test)
    {
        while (true)
        {
            if (run.IsSpent)
            {
                throw run.Spent();
            }

            page.MakeRoomForToken();
            if (await page.LookForCollapseAsync().ConfigureAwait(false) is { } collapse)
            {
                emit(collapse);
                if (stopsCollapsed)
                {
                    return StopNames.Collapse;
                }
            }

            var token = await draws.NextAsync().ConfigureAwait(false);
            run.CountToken();
            generated++;
            logProbability = draws.LogProbability;
            page.Collapse.Drew(token, run.Generated);
            if (page.Tokenizer.IsEndOfText(token))
            {
                return StopNames.EndOfText;
            }

            var before = text.Said.Length;
            var piece = text.Add(page.Tokenizer.GetBytes(token));
            if (stops.Find(text.Said, before) is { } stop)
            {
                CutBack(entry, stop.At, pending: 1, isWhole: true);
                return stop.By;
            }

            page.Continue(entry, token, piece);
            Show(stops.Settled(text.Said));
            await run.FlushAsync().ConfigureAwait(false);
            await run.CheckpointAsync(isDear: false, emit).ConfigureAwait(false);
            if (generated >= bound)
            {
                return StopNames.Tokens;
            }

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
        }
    }

    /// <summary>Ends the turn's text before a character, and before white space there: it belongs to nobody.</summary>
    /// <param name="entry">The turn.</param>
    /// <param name="end">The first character that goes.</param>
    /// <param name="pending">Tokens at the end that are not in the page-state yet.</param>
    /// <param name="isWhole">Whether the turn came to its end; where the run ends in it, no model is asked about what is left of a token.</param>
    private void CutBack(LedgerEntry entry, int end, int pending, bool isWhole)
    {
        while (end > 0 && char.IsWhiteSpace(text.Said[end - 1]))
        {
            end--;
        }

        var gone = text.Cut(end, out var rest);
        page.Retract(entry, gone - pending);
        if (gone > 0)
        {
            page.Finish(entry, page.Tokenizer.Tokenize(rest), rest, isWhole ? speaker.Id : null);
        }
    }

    private void Close(LedgerEntry entry)
    {
        var close = writer.CloseTurn(name);
        page.Finish(entry, close.Tokenize(page.Tokenizer), close.Text);
        page.CloseTurn(entry);
    }

    /// <summary>Tells readers the text up to a character, but for white space before the first.</summary>
    private void Show(int settled)
    {
        if (shown == 0)
        {
            while (shown < settled && char.IsWhiteSpace(text.Said[shown]))
            {
                shown++;
            }
        }

        if (settled > shown)
        {
            emit(new FluxEvent.Said(SegmentKind.Turn, speaker, text.Said.ToString(shown, settled - shown)));
            shown = settled;
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
