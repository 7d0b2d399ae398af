using EigenFlux.Compiler.Diagnostics;
using EigenFlux.Scenes.Mentions;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Problems;

namespace EigenFlux.Cli.Rendering.Explain;

/// <summary>Explains an entry of lore: what brings it into the window, and what keeps it out.</summary>
/// <param name="explained">The data of the explanation.</param>
internal sealed class LoreSentences(Explanation explained)
{
    private const int MostMoments = 4;

    private readonly PlannedSegment segment = explained.Segment;
    private readonly ScenePlan plan = explained.Facts.Plan;

    /// <summary>The sentences, in order.</summary>
    public IEnumerable<string> All() => new[]
    {
        What(), Waits(), Budget(), Live(), Written(), Goes(), Absent(), Fix(),
    }.OfType<string>();

    private bool HasTwoLevels => segment.Tokens.Min < segment.Tokens.Max;

    private string What() => $"{segment.Id} is an entry of lore: " + (HasTwoLevels
        ? FormattableString.Invariant($"{segment.Tokens.Max:N0} tokens in full, {segment.Tokens.Min:N0} in brief. It enters at the fullest level that fits.")
        : $"{Quantity.Of(segment.Tokens.Max, "token")}.");

    private string Waits()
    {
        var words = explained.Lore is { } lore
            ? new[] { lore.Id, lore.Display }.Concat(lore.Also).Distinct(StringComparer.OrdinalIgnoreCase).Select(word => $"'{word}'").ToList()
            : [$"'{segment.Id}'"];
        var named = words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";
        return $"It waits outside the window. It enters before a turn when one of the last {LoreMentions.Depth} texts of the story, the setting or a note names {named}, or when the program enters, keeps or recalls it.";
    }

    private string Budget()
    {
        var weight = explained.Lore?.Weight ?? 1;
        var rivals = plan.Lore.Count > 1
            ? FormattableString.Invariant($" If there is too little room, the entries with the most weight enter first; this one has weight {weight:0.##}.") : "";
        return FormattableString.Invariant($"At most {plan.LoreBudget:N0} of the window's {plan.Window:N0} tokens are lore at once.{rivals}");
    }

    private string Live()
    {
        var beats = explained.Uses.Sum(use => use.Count);
        return beats == 0
            ? "The author's own text never brings it in; generated text may."
            : FormattableString.Invariant($"The author's own text brings it in at {Wording.Ranges(explained.Uses)} ({beats:N0} of the {plan.Beats.Count:N0} beats); generated text may bring it in at others.");
    }

    private string? Written()
    {
        var (worst, usual) = (Writings(explained.Worst), Writings(explained.Expected));
        return explained.Worst.Lives.Count + explained.Expected.Lives.Count == 0 ? null
            : worst == usual ? $"It is written {worst}." : $"At worst it is written {worst}; typically {usual}.";
    }

    private string Writings(SegmentFate fate)
    {
        var beats = fate.Lives.Take(MostMoments).Select(life => $"before the turn of {Wording.Beat(life.From)}{Level(life)}");
        return fate.Lives.Count == 0 ? "never"
            : string.Join(", again ", beats) + (fate.Lives.Count > MostMoments ? ", and so on" : "");
    }

    private string Level(SegmentLife life) => !HasTwoLevels ? "" : life.Tokens == segment.Tokens.Max ? " in full" : " in brief";

    private string? Goes()
    {
        if (explained.Worst.Lives.Count == 0)
        {
            return null;
        }

        var (worst, usual) = (Ends(explained.Worst), Ends(explained.Expected));
        return "It is not deleted while it matters; after that it stays until the story or other lore needs the room. "
            + (worst == usual ? $"At worst and typically it {worst}." : $"At worst it {worst}; typically it {usual}.");
    }

    private static string Ends(SegmentFate fate)
    {
        var gone = fate.Lives.Select(life => life.Gone).OfType<Moment>().ToList();
        return gone.Count == 0 ? fate.Lives.Count == 0 ? "is never there" : "stays to the end"
            : "goes " + string.Join(", again ", gone.Take(MostMoments).Select(Wording.When)) + (gone.Count > MostMoments ? ", and so on" : "")
                + (fate.Lives is [.., { Gone: null }] ? ", and stays to the end once it has been written for the last time" : "");
    }

    private string? Absent()
    {
        var (worst, usual) = (explained.Worst.Absent, explained.Expected.Absent);
        return worst.Count + usual.Count == 0 ? null
            : worst.SequenceEqual(usual) ? $"It is not in the window at {Wording.Ranges(worst)}, while it matters."
            : worst.Count == 0 ? $"Typically it is not in the window at {Wording.Ranges(usual)}, while it matters."
            : $"At worst it is not in the window at {Wording.Ranges(worst)}, while it matters; typically {(usual.Count > 0 ? $"at {Wording.Ranges(usual)}" : "it is there")}.";
    }

    /// <summary>The fix that gives the entry room, as in the diagnostic of the plan.</summary>
    private string? Fix() =>
        plan.Problems.OfType<PlanProblem.OfLore>().FirstOrDefault(problem => problem.Entry == segment.Id) is { } reported
            ? $"Fix: {PlanDiagnostics.LoreAdvice(reported.Room)} More weight or a shorter text also helps."
        : explained.Worst.Absent.Count + explained.Expected.Absent.Count > 0 ? "Fix: raise the window or the lore budget, or keep less."
        : null;
}
