using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Cli.Rendering.Explain;

/// <summary>Explains the placement of a definition and its cost.</summary>
/// <param name="explained">The data of the explanation.</param>
internal sealed class DefinitionSentences(Explanation explained)
{
    private const int MostMoments = 4;
    private const string AtLast = "once written for the last time, it stays to the end";

    private readonly PlannedSegment segment = explained.Segment;
    private readonly ScenePlan plan = explained.Facts.Plan;
    private readonly string who = explained.Owner?.Display ?? explained.Segment.Owner;

    private bool Pinned => segment.Placement == Placement.Prefix;

    private bool Streamed => segment.Placement == Placement.Stream;

    private bool Transient => plan.Definitions.Any(definition => definition.IsTransient && definition.Segment.Id == segment.Id);

    private int LiveBeats => explained.Uses.Sum(use => use.Count);

    /// <summary>The sentences, in order.</summary>
    public IEnumerable<string> All() => new[]
    {
        What(), Level(), Live(), Place(), Written(), Held(), Goes(), Again(), Share(), Absent(), Fix(),
    }.OfType<string>();

    private string What() => $"{segment.Id} is the definition of {who}: " + (segment.Tokens.Min == segment.Tokens.Max
        ? $"{Quantity.Of(segment.Tokens.Max, "token")}."
        : FormattableString.Invariant($"{segment.Tokens.Expected:N0} tokens, and {segment.Tokens.Min:N0} to {segment.Tokens.Max:N0} when it is written again: it then begins with a different line or fact, to avoid repetition."));

    private string? Level() => segment.Placement == Placement.Absent ? null
        : explained.FullerTokens is { } fuller ? Briefer(fuller)
        : segment.Level is null ? "It has neither a brief nor a full text: it consists of the voice, the facts and the lines."
        : explained.Owner is { Brief: not null, Full: not null }
            ? $"Of its two levels it is packed {segment.Level}{(segment.Level == "full" ? ": it fits" : "")}."
        : $"It is packed {segment.Level}, its only level.";

    private string Briefer(int fuller) => segment.Level == "brief" && explained.Owner is null or { Full: not null }
        ? FormattableString.Invariant($"Of its two levels it is packed brief: the full definition would take {fuller:N0} tokens and leave too little room (EF3005).")
        : FormattableString.Invariant($"It is packed without some of its example lines: with all of them it would take {fuller:N0} tokens and leave too little room (EF3005).");

    private string Live() => explained.Uses.Count == 0
        ? $"It is never live: {who} never speaks here, is never named and is never present (EF3009)."
        : LiveBeats >= plan.Beats.Count ? $"It is live at every beat: {who} speaks, is named or is present."
        : FormattableString.Invariant(
            $"It is live at {Wording.Ranges(explained.Uses)} ({LiveBeats:N0} of the {plan.Beats.Count:N0} beats): {who} speaks, is named or is present there.");

    private string Place()
    {
        if (Pinned)
        {
            var at = explained.Worst.Lives is [var life, ..] ? $", at {Wording.Positions(life)}" : "";
            var pinned = $"It is pinned: it is in the prefix{at}, and is never deleted.";
            var idle = plan.Beats.Count - LiveBeats;
            return explained.Uses.Count == 0 ? $"{pinned} There is room to spare."
                : idle <= 0 ? pinned
                : $"{pinned} At {Quantity.Of(idle, "beat")} it is there but not used, which costs less than "
                    + (explained.Uses.Count > 1 ? "writing it again after each pause." : "writing it into the stream when it is needed.");
        }

        return Transient ? "It is not pinned: it is written before a generated turn that needs it, and deleted at the first beat at which it is not live, so that the story has its room."
            : Streamed ? "It is not pinned: it is written into the stream when it is needed, and may be deleted when it is not."
            : explained.Uses.Count == 0 ? "It is not in the window, and no beat writes it: other text needs the room."
            : "It is never in the window, although it is live: the plan leaves it out, because the other text leaves no room for it, or has more weight for its length (EF3008).";
    }

    private string? Written()
    {
        var (worst, usual) = (Writings(explained.Worst), Writings(explained.Expected));
        return !Streamed ? null : worst == usual ? $"It is written {worst}." : $"At worst it is written {worst}; typically {usual}.";
    }

    private static string Writings(SegmentFate fate)
    {
        var beats = fate.Lives.Select(life => life.From).ToList();
        return beats.Count switch
        {
            0 => "never",
            1 => $"once, before the text of {Wording.Beat(beats[0])}",
            _ => $"before the text of {Wording.Beat(beats[0])}, and again before {Wording.Beats(beats.Skip(1))}",
        };
    }

    private string? Held()
    {
        if (!Streamed || Transient)
        {
            return null;
        }

        var pauses = explained.HeldPauses;
        return pauses.Count > 0
            ? $"It is not deleted while it is live, and the plan also keeps it at {Wording.Ranges(pauses)}, until it is live again: that costs less than writing it again."
            : "It is not deleted while it is live; after that it stays until its room is needed.";
    }

    private string? Goes()
    {
        var (worst, usual) = (Ends(explained.Worst), Ends(explained.Expected));
        return !Streamed || Transient || explained.Worst.Lives.Count == 0 ? null
            : worst == usual ? $"At worst and typically it {worst}{(StaysAtLast(explained.Worst) ? $"; {AtLast}" : "")}."
            : (StaysAtLast(explained.Worst), StaysAtLast(explained.Expected)) switch
            {
                (true, true) => $"At worst it {worst}; typically it {usual}; in both, {AtLast}.",
                (true, false) => $"At worst it {worst}, and {AtLast}; typically it {usual}.",
                (false, true) => $"At worst it {worst}; typically it {usual}, and {AtLast}.",
                _ => $"At worst it {worst}; typically it {usual}.",
            };
    }

    /// <summary>Whether it goes, and the last copy of it does not.</summary>
    private static bool StaysAtLast(SegmentFate fate) => fate.Lives is [_, .., { Gone: null }];

    private static string Ends(SegmentFate fate)
    {
        var gone = fate.Lives.Select(life => life.Gone).OfType<Moment>().ToList();
        if (gone.Count == 0)
        {
            return fate.Lives.Count == 0 ? "is never there" : "stays to the end";
        }

        var times = string.Join(", again ", gone.Take(MostMoments).Select(Wording.When)) + (gone.Count > MostMoments ? ", and so on" : "");
        return $"goes {times}";
    }

    private string? Again()
    {
        var (worst, usual) = (Price(explained.Worst), Price(explained.Expected));
        return explained.Worst.Lives.Count < 2 && explained.Expected.Lives.Count < 2 ? null
            : worst == usual ? $"Writing it again costs {worst}, at worst and typically."
            : $"Writing it again costs {worst} at worst, typically {usual}.";
    }

    private static string Price(SegmentFate fate) => fate.Lives.Count < 2 ? "nothing" : FormattableString.Invariant(
        $"{fate.Lives.Skip(1).Sum(life => (long)life.Tokens):N0} tokens ({(fate.Lives.Count == 2 ? "once" : fate.Lives.Count == 3 ? "twice" : $"{fate.Lives.Count - 1:N0} times")})");

    private string? Share()
    {
        var beats = explained.Worst.Lives.Sum(life => life.To - life.From + 1);
        var share = 100.0 * segment.Tokens.Max / plan.Window;
        return beats == 0 ? null : FormattableString.Invariant(
            $"It takes {(segment.Tokens.Min == segment.Tokens.Max ? "" : "at most ")}{segment.Tokens.Max:N0} of the window's {plan.Window:N0} tokens ({share:0.#} %), at ")
            + (beats >= plan.Beats.Count ? "every beat." : $"{Quantity.Of(beats, "beat")} at worst.");
    }

    private string? Absent()
    {
        var (worst, usual) = (explained.Worst.Absent, explained.Expected.Absent);
        if (worst.Count + usual.Count == 0)
        {
            return null;
        }

        var absent = worst.SequenceEqual(usual) ? $"It is not in the window at {Wording.Ranges(worst)}, while it is live."
            : worst.Count == 0 ? $"Typically it is not in the window at {Wording.Ranges(usual)}, while it is live."
            : $"At worst it is not in the window at {Wording.Ranges(worst)}, while it is live; typically {(usual.Count > 0 ? $"at {Wording.Ranges(usual)}" : "it is there")}.";
        var first = (worst.Count > 0 ? worst : usual)[0].From;
        var others = explained.Facts.Segments
            .Where(other => other.Kind == SegmentKind.Definition && other.Id != segment.Id && other.Uses.Any(use => use.From <= first && first <= use.To))
            .Select(other => FormattableString.Invariant($"{other.Id} ({other.Tokens.Max:N0})")).ToList();
        return others.Count == 0 ? absent : $"{absent} At {Wording.Beat(first)} these are also live: {string.Join(", ", others)}.";
    }

    private string? Fix() => explained.Worst.Absent.Count + explained.Expected.Absent.Count == 0 ? null
        : "Fix: " + (explained.NeededWindow is { } window ? FormattableString.Invariant($"raise the window to {window:N0} tokens, which hold everything that is live at once; or ") : "")
            + "shorten it, or the text that is live with it, or let fewer characters be present at once.";
}
