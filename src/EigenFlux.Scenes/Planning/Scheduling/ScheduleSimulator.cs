using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Planning.Scheduling;

/// <summary>
/// Simulates a scene's steps with assumed lengths, and records the deletions of its policy and the segments that its plan writes again.
/// </summary>
/// <param name="problem">The scene's layout problem.</param>
/// <param name="plan">The decisions for the definitions.</param>
/// <param name="variants">For each definition, its variants in the stream; null for the variants that the problem assumes.</param>
public sealed class ScheduleSimulator(
    LayoutProblem problem, DefinitionPlan plan, IReadOnlyList<IReadOnlyList<PlannedVariant>>? variants = null)
{
    private readonly List<LedgerDeletion> deletions = [];
    private readonly List<string> reinstated = [];
    private readonly List<WrittenDefinition> written = [];
    private readonly SimulationTotals totals = new();
    private readonly SimulatedDefinition?[] definitions = new SimulatedDefinition?[problem.Definitions.Count];
    private readonly List<LedgerEntry> recalled = [];
    private readonly List<SimulatedDefinition> transients = [];
    private readonly Dictionary<string, int> lengths = new(StringComparer.Ordinal);
    private readonly int[] pinnedLevel = new int[problem.Definitions.Count];

    /// <summary>Called after each beat, with its number and the contents of the window.</summary>
    public Action<int, PageLedger>? AfterBeat { get; init; }

    /// <summary>Whether a step is visible in the window; null if all are. An invisible step does not change the window.</summary>
    public Func<PlanStep, bool>? Sees { get; init; }

    /// <summary>The tokens of private text that is pinned in the window. It is never deleted, and its room comes from the reserve.</summary>
    public int PrivateTokens { get; init; }

    /// <summary>
    /// The beats at which a summary is written; null if it covers the text deleted from this window, and so follows from the
    /// simulation.
    /// </summary>
    public IReadOnlySet<int>? Folds { get; init; }

    /// <summary>
    /// Returns the places of a segment's tokens that begin within a character, or null if only the plan's estimate is known; null
    /// to use the estimates.
    /// </summary>
    public Func<string, IReadOnlyList<int>?>? Within { get; init; }

    /// <summary>The scene's lore; null to ignore it.</summary>
    internal SimulatedLore? Lore { get; init; }

    /// <summary>Runs with texts of the lengths that <paramref name="length"/> picks. A simulator runs once.</summary>
    /// <param name="prefix">The tokens of each segment of the prefix.</param>
    /// <param name="length">Returns the assumed length of a segment from the range of its length; for a turn, of its generated text.</param>
    /// <param name="schedule">Receives the events of each beat; null if only the totals are needed.</param>
    /// <param name="cancellation">Ends the simulation at the next step.</param>
    /// <exception cref="OperationCanceledException">The simulation was cancelled.</exception>
    public SimulationTotals Run(
        IReadOnlyList<int> prefix,
        Func<string, TokenRange, int> length,
        List<ScheduleEntry>? schedule = null,
        CancellationToken cancellation = default)
    {
        var ledger = new PageLedger(problem.Window, Math.Max(0, problem.Reserve - PrivateTokens), problem.Deletion, problem.Summary.Max);
        foreach (var tokens in prefix)
        {
            ledger.Append(new LedgerEntry("", SegmentKind.Frame) { InPrefix = true }, tokens);
        }

        if (PrivateTokens > 0)
        {
            ledger.Append(new LedgerEntry("", SegmentKind.Knows) { Kept = true }, PrivateTokens);
        }

        Begin();
        var generated = 0;
        var beat = 0;
        foreach (var step in problem.Steps)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Sees?.Invoke(step) == false)
            {
                if (!step.IsBeat)
                {
                    continue;
                }

                if (step is PlanStep.Generate unseen)
                {
                    Fold(ledger, beat, length);
                    generated = UnknownText.Add(generated, length(unseen.Segment, unseen.Said));
                }

                foreach (var i in problem.LiveAt[beat])
                {
                    definitions[i]?.GoTo(beat);
                }

                LetGo(beat);
                EndBeat(beat, ledger, generated, 0, schedule);
                beat++;
                continue;
            }

            int? firstDeletion = null;
            var deletedFirst = 0;
            try
            {
                if (step.IsBeat)
                {
                    BeginBeat(ledger, beat, step);
                    deletedFirst = deletions.Count(deletion => deletion.Gone);
                }

                switch (step)
                {
                    case PlanStep.Remove remove:
                        Remove(ledger, remove.Segment);
                        continue;
                    case PlanStep.Lore entry:
                        Lore?.Follow(entry);
                        if (entry.Now)
                        {
                            Remove(ledger, entry.Entry);
                        }

                        continue;
                    case PlanStep.Retain retain:
                        if (ledger.Find(retain.Segment) is { } segment)
                        {
                            if (retain.Weight is null)
                            {
                                segment.Kept = retain.Kept;
                            }
                            else
                            {
                                segment.Held = retain.Kept;
                            }
                        }

                        continue;
                    case PlanStep.Recall recall:
                        if (Recall(ledger, recall, lengths.GetValueOrDefault(recall.Segment, recall.Tokens.Expected)))
                        {
                            reinstated.Add(recall.Segment);
                        }

                        Count(beat);
                        break;
                    case PlanStep.Write write:
                        if (write.Said)
                        {
                            BeforeTurn(ledger, beat);
                        }

                        Write(ledger, write, length(write.Segment, write.Tokens));
                        Count(beat);
                        break;
                    case PlanStep.Generate turn:
                        BeforeTurn(ledger, beat);
                        ledger.MakeRoomToBegin(turn.Open, deletions);
                        Fold(ledger, beat, length);
                        generated = UnknownText.Add(generated, Generate(ledger, turn, beat, length(turn.Segment, turn.Said), generated, ref firstDeletion));
                        break;
                    default:
                        continue;
                }
            }
            catch (WindowFullException problem)
            {
                totals.Full = (beat, problem.Needed);
                return totals;
            }

            LetGo(beat);
            ReleaseRecalled(step);
            Lore?.AfterBeat(step);
            if (problem.Recalled.Contains(step.BeatName))
            {
                lengths[step.BeatName] = ledger.Find(step.BeatName)?.Length ?? 0;
            }

            EndBeat(beat, ledger, firstDeletion ?? generated, deletedFirst, schedule);
            beat++;
        }

        return totals;
    }

    private void EndBeat(int beat, PageLedger ledger, int generated, int deletedFirst, List<ScheduleEntry>? schedule)
    {
        schedule?.Add(Entry(beat, generated, deletedFirst, ledger.Length));
        AfterBeat?.Invoke(beat, ledger);

        // What an instruction deletes between two beats belongs to the beat that follows it.
        deletions.Clear();
        reinstated.Clear();
        written.Clear();
    }

    private ScheduleEntry Entry(int beat, int generated, int deletedFirst, int window) =>
        new(beat, Lost(gone: true), Lost(gone: false), ListOf(reinstated), generated, window)
        {
            Written = ListOf(written),
            DeletedFirst = deletedFirst,
        };

    /// <summary>The segments of which nothing is left, or those that lost tokens and are not gone.</summary>
    private IReadOnlyList<string> Lost(bool gone)
    {
        List<string>? segments = null;
        foreach (var deletion in deletions)
        {
            // A turn that is longer than the window is cut once for each of its tokens.
            if (deletion.Gone == gone && (gone || segments is null || !segments.Contains(deletion.Segment)))
            {
                (segments ??= []).Add(deletion.Segment);
            }
        }

        return segments ?? (IReadOnlyList<string>)[];
    }

    // Nothing happens at most beats: a schedule has no lists of its own for them.
    private static IReadOnlyList<T> ListOf<T>(List<T> items) => items.Count == 0 ? [] : [.. items];

    private void Begin()
    {
        for (var i = 0; i < definitions.Length; i++)
        {
            var (definition, choice) = (problem.Definitions[i], plan.Choices[i]);
            pinnedLevel[i] = choice.Pinned ? choice.Level : -1;
            definitions[i] = choice.Level < 0 || choice.Pinned
                ? null
                : new SimulatedDefinition(definition, choice, variants?[i] ?? [new PlannedVariant("", definition.Levels[choice.Level].Streamed)]);
        }
    }

    /// <summary>Sees to it that the definitions that the plan wants at this beat are in the window.</summary>
    private void BeginBeat(PageLedger ledger, int beat, PlanStep step)
    {
        var absent = false;
        foreach (var i in problem.LiveAt[beat])
        {
            if (definitions[i] is { } definition)
            {
                definition.GoTo(beat);
                absent |= definition.IsCovered && !definition.Hold() && definition.IsWrittenFor(step);
            }
        }

        RemoveTransients(ledger, beat);

        // What is there is held before anything is written, so that the one does not push out the other.
        for (var j = 0; absent && j < problem.LiveAt[beat].Count; j++)
        {
            if (definitions[problem.LiveAt[beat][j]] is { } definition && definition.IsWrittenFor(step) && !definition.Hold())
            {
                Define(ledger, definition);
            }
        }
    }

    /// <summary>Removes definitions that were written for turns and are not wanted at this beat.</summary>
    private void RemoveTransients(PageLedger ledger, int beat)
    {
        var first = int.MaxValue;
        for (var i = transients.Count - 1; i >= 0; i--)
        {
            if (transients[i].Wanted == beat)
            {
                continue;
            }

            if (transients[i].Copy is { InWindow: true } copy)
            {
                deletions.Add(ledger.Remove(copy));
                first = Math.Min(first, deletions[^1].At);
            }

            transients.RemoveAt(i);
        }

        // What stood behind them is evaluated again.
        totals.Evaluated += problem.MovesCache ? 0 : Math.Max(0, ledger.Length - first);
    }

    /// <summary>
    /// Counts what is live at this beat and not in the window when its text begins. A copy that is there by chance, and not by the plan, does not count.
    /// </summary>
    private void Count(int beat)
    {
        for (var j = 0; j < problem.LiveAt[beat].Count; j++)
        {
            var (i, use) = (problem.LiveAt[beat][j], problem.UseAt[beat][j]);
            var definition = problem.Definitions[i];
            if (pinnedLevel[i] >= 0)
            {
                totals.Lacking += definition.LossIn(use, pinnedLevel[i]);
            }
            else if (definitions[i] is { IsCovered: true } there && (there.Copy is { IsWhole: true } || (!problem.IsTurn(beat) && there.ComesLater(problem))))
            {
                totals.Lacking += definition.LossIn(use, there.Choice.Level);
            }
            else
            {
                totals.Missing += definition.WeightIn(use);
            }
        }
    }

    private void LetGo(int beat)
    {
        foreach (var i in problem.LiveAt[beat])
        {
            if (definitions[i] is { Copy: { } copy } definition)
            {
                copy.Held = definition.IsHeldAfter(beat);
            }
        }
    }

    /// <summary>Counts what is missing of the story when a turn begins.</summary>
    private void CountStory(PageLedger ledger, int beat)
    {
        var story = 0;
        foreach (var entry in ledger.Entries)
        {
            story += entry is { IsStory: true, IsOpen: false } ? entry.Length : 0;
        }

        totals.StoryMissing += problem.StoryMissing(beat, story);
    }

    /// <summary>Before a turn: lore that matters comes in, and notes go back to their places.</summary>
    private void BeforeTurn(PageLedger ledger, int beat)
    {
        Lore?.BeforeTurn(
            beat,
            copy => deletions.Add(ledger.Remove(copy)),
            (copy, level, again) =>
            {
                written.Add(new WrittenDefinition(copy.Segment, level.Tokens));
                if (again)
                {
                    reinstated.Add(copy.Segment);
                }

                ledger.MakeRoomToBegin(level.Tokens, deletions);
                ledger.Append(copy, level.Tokens).BeginWithin(level.Within);
            });
        NoteDepth.Restore(ledger, static _ => { });
    }

    /// <summary>What was recalled is held until a turn has read it.</summary>
    private void ReleaseRecalled(PlanStep step)
    {
        if (step is PlanStep.Generate or PlanStep.Write { Said: true })
        {
            recalled.ForEach(entry => entry.Held = false);
            recalled.Clear();
        }
    }

    private void Define(PageLedger ledger, SimulatedDefinition definition)
    {
        if (definition.Copy is { InWindow: true } cut)
        {
            deletions.Add(ledger.Remove(cut));
        }

        var (tokens, within) = (definition.Next.Tokens, definition.Next.Within);
        written.Add(new WrittenDefinition(definition.Id, tokens));
        if (definition.Written > 0)
        {
            reinstated.Add(definition.Id);
        }

        ledger.MakeRoomToBegin(tokens, deletions);
        totals.Evaluated += tokens * (definition.Choice.IsTransient ? 1 : problem.EvaluationsOfWritten);
        var entry = ledger.Append(new LedgerEntry(definition.Id, SegmentKind.Definition) { Held = true }, tokens);
        entry.BeginWithin(within);
        definition.Wrote(entry);
        if (definition.Choice.IsTransient && !transients.Contains(definition))
        {
            transients.Add(definition);
        }
    }

    private void Write(PageLedger ledger, PlanStep.Write write, int tokens)
    {
        ledger.MakeRoomToBegin(tokens, deletions);
        var entry = new LedgerEntry(write.Segment, write.Kind) { Kept = write.Kept, Depth = write.Depth };
        entry.BeginWithin(Within?.Invoke(write.Segment) ?? write.Within);
        if (write.Depth is { } depth)
        {
            ledger.Insert(ledger.IndexAtDepth(depth), entry, tokens);
        }
        else
        {
            ledger.Append(entry, tokens);
        }
    }

    /// <summary>
    /// Recalls a segment that is not in the window, or only partly; does nothing if it is. The segment is held until a turn has
    /// read it.
    /// </summary>
    private bool Recall(PageLedger ledger, PlanStep.Recall recall, int tokens)
    {
        var isWritten = ledger.Find(recall.Segment) is not { WasCut: false };
        if (isWritten)
        {
            Rewrite(ledger, recall, tokens);
        }

        var entry = ledger.Find(recall.Segment)!;
        entry.Held = true;
        recalled.Add(entry);
        return isWritten;
    }

    private void Rewrite(PageLedger ledger, PlanStep.Recall recall, int tokens)
    {
        if (ledger.Find(recall.Segment) is { } entry)
        {
            deletions.Add(ledger.Remove(entry));
        }

        Write(ledger, new PlanStep.Write(recall.Segment, recall.Owner, recall.Kind, "", recall.Tokens, recall.Kept, recall.Depth) { Within = recall.Within }, tokens);
    }

    private int Generate(PageLedger ledger, PlanStep.Generate turn, int beat, int said, int generated, ref int? firstDeletion)
    {
        firstDeletion = deletions.Count > 0 ? generated : null;
        var entry = ledger.Open(new LedgerEntry(turn.Segment, SegmentKind.Turn), turn.Open);
        entry.BeginWithin(Within?.Invoke(turn.Segment) ?? []);
        Count(beat);
        CountStory(ledger, beat);
        if (turn.AtOnce > 0)
        {
            ledger.MakeRoomToContinue(Math.Min(turn.AtOnce, ledger.Limit - ledger.PrefixLength), deletions);
            firstDeletion ??= deletions.Count > 0 ? generated : null;
        }

        for (var i = 0; i < said;)
        {
            ledger.MakeRoomToContinue(1, deletions);
            if (deletions.Count > 0)
            {
                firstDeletion ??= UnknownText.Add(generated, i);
                if (deletions[^1].Segment == turn.Segment && !deletions[^1].Gone)
                {
                    ledger.Grow(1);
                    break; // The turn is alone with what is never deleted: from here on it loses a token for each one that it gets.
                }
            }

            var grown = Math.Min(said - i, ledger.Limit - ledger.Length);
            ledger.Grow(grown);
            i += grown;
        }

        ledger.MakeRoomToContinue(turn.Close, deletions);
        ledger.Grow(turn.Close);
        PageLedger.Close(entry);
        return said;
    }

    /// <summary>Before a turn: where something fell out that everyone saw, the summary is written anew, in the place of the one before it.</summary>
    private void Fold(PageLedger ledger, int beat, Func<string, TokenRange, int> length)
    {
        if (!(Folds?.Contains(beat) ?? ledger.Fallen.Take().Count > 0))
        {
            return;
        }

        var tokens = length(SegmentNames.Summary, problem.Summary);
        written.Add(new WrittenDefinition(SegmentNames.Summary, tokens));
        if (ledger.Summarise(tokens).Deleted is { } before)
        {
            deletions.Add(before);
            reinstated.Add(SegmentNames.Summary);
        }
    }

    private void Remove(PageLedger ledger, string segment)
    {
        ledger.Fallen.Drop(segment);
        if (ledger.Find(segment) is { InPrefix: false } entry)
        {
            deletions.Add(ledger.Remove(entry));
        }
    }
}
