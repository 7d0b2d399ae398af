using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Cli.Rendering.Explain;

/// <summary>Explains a segment in sentences.</summary>
/// <param name="explained">The data of the explanation.</param>
internal sealed class ExplanationSentences(Explanation explained)
{
    private readonly PlannedSegment segment = explained.Segment;
    private readonly ScenePlan plan = explained.Facts.Plan;

    /// <summary>The sentences, in the order of the segment's life: its kind, its audience, its fate, and finally a fix.</summary>
    public IEnumerable<string> All()
    {
        List<string> all = segment.Kind switch
        {
            SegmentKind.Definition => [.. new DefinitionSentences(explained).All()],
            SegmentKind.Lore => [.. new LoreSentences(explained).All()],
            _ => [.. new[] { What(), Where(), Live(), Ends(), Again(), Cost(), Absent(), Fix() }.OfType<string>()],
        };
        var views = new ViewSentences(explained);
        var fix = all.FindIndex(sentence => sentence.StartsWith("Fix:", StringComparison.Ordinal));
        return all.Take(1).Concat(views.Before())
            .Concat(all.Take(fix < 0 ? all.Count : fix).Skip(1)).Concat(views.After()).Concat(fix < 0 ? [] : all.Skip(fix));
    }

    private string What()
    {
        var (id, who) = (segment.Id, explained.Owner?.Display ?? segment.Owner);
        var what = segment.Kind switch
        {
            SegmentKind.Turn when explained.IsSaidByPerson => $"{id} is a turn of {who}, whom a person plays",
            SegmentKind.Turn => $"{id} is a turn that {who} generates",
            SegmentKind.Line => $"{id} is a line of {who}, as the author wrote it",
            SegmentKind.Narration => $"{id} is the narrator's text, as the author wrote it",
            SegmentKind.Setting => $"{id} is the setting",
            SegmentKind.Note => segment.Depth is { } depth
                ? $"{id} is a note that stays {Quantity.Of(depth, "turn")} from the end"
                : $"{id} is a note",
            SegmentKind.Pin => $"{id} is a pin",
            SegmentKind.Knows => $"{id} is text that only {who} knows",
            _ => $"{id} is text that the target writes around the prefix",
        };
        var tokens = segment.Tokens;
        return what + (tokens.Min == tokens.Max
            ? $": {Quantity.Of(tokens.Max, "token")}."
            : tokens.Expected == tokens.Max ? $": at most {Quantity.Of(tokens.Max, "token")}."
            : FormattableString.Invariant($": {Quantity.Of(tokens.Expected, "token")} typically, {tokens.Max:N0} at most."));
    }

    private string Where()
    {
        if (explained.Worst.Lives is not [var worst, ..])
        {
            return segment.Placement == Placement.Prefix ? "It is in the prefix, but there is no beat to use it."
                : "It is not in the window, and no beat writes it.";
        }

        if (segment.Placement == Placement.Prefix)
        {
            return $"It is in the prefix from the start, at {Wording.Positions(worst)}.";
        }

        if (segment.Placement == Placement.Tail)
        {
            return "It is there from the start, at the end of the window, right before its owner's turn.";
        }

        var usual = explained.Expected.Lives is [var first, ..] ? first : worst;
        var places = Wording.Positions(worst) == Wording.Positions(usual) ? Wording.Positions(worst) : $"{Wording.Positions(worst)} at worst, typically {Wording.Positions(usual)}";
        return $"It is written into the stream at {Wording.Beat(worst.From)}, at {places}.";
    }

    private string Live()
    {
        var beats = explained.Uses.Sum(use => use.To - use.From + 1);
        return beats >= plan.Beats.Count ? "It is live at every beat."
            : beats == 1 ? $"It is live at {Wording.Ranges(explained.Uses)} only."
            : FormattableString.Invariant($"It is live at {Wording.Ranges(explained.Uses)} ({beats:N0} of the {plan.Beats.Count:N0} beats).");
    }

    private string Ends()
    {
        if (segment.Placement is Placement.Prefix or Placement.Tail)
        {
            return "It is never deleted.";
        }

        var (worst, usual) = (End(explained.Worst), End(explained.Expected));
        return worst == usual ? $"At worst and typically it {worst}." : $"At worst it {worst}; typically it {usual}.";
    }

    private string End(SegmentFate fate)
    {
        if (fate.Lives is not [.., var life])
        {
            return "is not in the window at the end of any beat";
        }

        var first = fate.Lives[0];
        var goes = first.Gone is { } gone
            ? first.Falls == gone
                ? $"{Verb()} {Wording.When(gone)}"
                : $"begins to be deleted {Wording.When(first.Falls!.Value)}, and is gone {Wording.When(gone)}"
            : first.Falls is { } falls
                ? $"begins to be deleted {Wording.When(falls)}, and {Quantity.Of(first.Left, "token")} of it {(first.Left == 1 ? "stays" : "stay")} to the end"
                : "stays to the end";
        return fate.Lives.Count == 1 ? goes
            : goes + (life.Gone is { } last ? $", and for the last time {Wording.When(last)}" : ", and stays once it has been written for the last time");
    }

    // What is kept is passed over by the policy: only the program itself takes it out.
    private string Verb() => segment.Kind is SegmentKind.Setting or SegmentKind.Note ? "is deleted by the program" : "is deleted entirely";

    private string? Again()
    {
        var (worst, usual) = (Rewritten(explained.Worst), Rewritten(explained.Expected));
        return worst.Length + usual.Length == 0 ? null
            : worst == usual ? $"It is written again at {worst}."
            : $"It is written again at {(worst.Length > 0 ? worst : "no beat")} at worst, typically at {(usual.Length > 0 ? usual : "no beat")}.";
    }

    private static string Rewritten(SegmentFate fate) =>
        fate.Lives.Count > 1 ? Wording.Ranges([.. fate.Lives.Skip(1).Select(life => new BeatRange(life.From, life.From))]) : "";

    private string? Cost()
    {
        if (explained.Worst.Lives.Count == 0)
        {
            return null;
        }

        var beats = explained.Worst.Lives.Sum(life => life.To - life.From + 1);
        var share = 100.0 * segment.Tokens.Max / plan.Window;
        var cost = FormattableString.Invariant(
            $"It takes {(segment.Tokens.Min == segment.Tokens.Max ? "" : "at most ")}{segment.Tokens.Max:N0} of the window's {plan.Window:N0} tokens ({share:0.#} %), {Stay(beats)}");
        var again = explained.Worst.Lives.Skip(1).Sum(life => (long)life.Tokens);
        return cost + (again > 0 ? FormattableString.Invariant($", and {again:N0} tokens more to write it again.") : ".");
    }

    private string Stay(int beats) => beats >= plan.Beats.Count ? "at every beat" : $"for {Quantity.Of(beats, "beat")} at worst";

    private string? Absent()
    {
        var (worst, usual) = (explained.Worst.Absent, explained.Expected.Absent);
        return worst.Count + usual.Count == 0 ? null
            : worst.SequenceEqual(usual) ? $"It is not in the window at {Wording.Ranges(worst)}, while it is live."
            : worst.Count == 0 ? $"Typically it is not in the window at {Wording.Ranges(usual)}, while it is live."
            : $"At worst it is not in the window at {Wording.Ranges(worst)}, while it is live; typically {(usual.Count > 0 ? $"at {Wording.Ranges(usual)}" : "it is there")}.";
    }

    private string? Fix()
    {
        if (explained.Worst.Absent.Count == 0)
        {
            return null;
        }

        var keep = segment.Kind switch
        {
            SegmentKind.Turn => $"keep it with 'keep {segment.Id}'",
            SegmentKind.Line or SegmentKind.Narration => "pin the facts that must be remembered",
            _ => "write it again before then",
        };
        return explained.NeededWindow is { } window
            ? FormattableString.Invariant(
                $"Fix: {keep}, shorten it or the text before it, or raise the window to {window:N0} tokens, which hold everything that is written until then.")
            : $"Fix: {keep}, or do not delete it before its last use.";
    }
}
