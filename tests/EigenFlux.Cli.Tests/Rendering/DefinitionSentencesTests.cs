using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Rendering.Explain;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Compiler;
using EigenFlux.Scenes.Problems;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class DefinitionSentencesTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void One_that_is_pinned_tells_what_that_saves() => Of(Plans.Coming(), "Di").ShouldBe(
    [
        "Di is the definition of Di: 15 tokens.",
        "It is packed brief, its only level.",
        "It is live at beats 0, 5–6 (3 of the 12 beats): Di speaks, is named or is present there.",
        "It is pinned: it is in the prefix, at positions 0 to 14, and is never deleted. At 9 beats it is there but not used, which costs "
            + "less than writing it again after each pause.",
        "It takes 15 of the window's 120 tokens (12.5 %), at every beat.",
    ]);

    [Fact]
    public void One_that_is_held_tells_from_when_to_when()
    {
        var told = Of(Plans.Coming(), "Ada");
        told.ShouldContain("It is live at beats 0–1, 4–5, 9 (5 of the 12 beats): Ada speaks, is named or is present there.");
        told.ShouldContain("It is not pinned: it is written into the stream when it is needed, and may be deleted when it is not.");
        told.ShouldContain("It is written before the text of beat 0, and again before beat 9.");
        told.ShouldContain(
            "It is not deleted while it is live, and the plan also keeps it at beats 2–3, until it is live again: that costs less than writing it again.");
        told.ShouldContain("It takes 20 of the window's 120 tokens (16.7 %), at 9 beats at worst.");
    }

    [Fact]
    public void One_that_is_written_again_tells_how_often_and_for_how_much()
    {
        var told = Of(Plans.Coming(), "Bo");
        told.ShouldContain("Of its two levels it is packed brief.");
        told.ShouldContain("It is written before the text of beat 2, and again before beats 7, 10.");
        told.ShouldContain("It is not deleted while it is live; after that it stays until its room is needed.");
        told.ShouldContain(
            "At worst it goes at beat 5, after 30 generated tokens, again at beat 9, after 54 generated tokens; typically it goes at beat 6, after "
                + "24 generated tokens, again at beat 9, after 36 generated tokens; in both, once written for the last time, it stays to the end.");
        told.ShouldContain("Writing it again costs 20 tokens (twice), at worst and typically.");
    }

    [Fact]
    public void One_that_goes_alike_at_worst_and_as_a_rule_says_so_once() => Of(Alike(Plans.Coming()), "Bo").ShouldContain(
        "At worst and typically it goes at beat 5, after 30 generated tokens, again at beat 9, after 54 generated tokens; once written for the last "
            + "time, it stays to the end.");

    [Fact]
    public void A_fuller_level_that_there_is_no_room_for_is_told_with_its_tokens()
    {
        var facts = Compiled(
            """
            character Ada "Dr. Voss" {
              brief "Ada, who counts."
              full "Ada, who has counted everything in this house twice, and the third time asked why it was one fewer, and who took it."
            }
            scene S() {
              window 60 tokens, reserve 20
              cast Ada
              repeat 4 { Ada -> a until line, 16 tokens }
            }
            """);
        var told = facts.Plan.Problems.OfType<PlanProblem.BriefChosen>().Single();
        Of(facts, "Ada").ShouldContain(FormattableString.Invariant(
            $"Of its two levels it is packed brief: the full definition would take {told.Fuller} tokens and leave too little room (EF3005)."));
    }

    [Fact]
    public void One_that_is_left_out_while_it_is_live_tells_what_is_there_and_the_mend()
    {
        var facts = Compiled(
            """
            character Ada { brief "Ada, a physicist who wants every claim measured and every number written down with its unit." }
            character Mercer { brief "Mercer, a trader who has sold the same dam twice and would gladly sell it a third time." }
            scene S() {
              window 72 tokens, reserve 20
              cast Ada, Mercer
              narrator: "Ada and Mercer sit down."
            }
            """);
        var problem = facts.Plan.Problems.OfType<PlanProblem.LiveTextGone>().Single();
        var (left, other) = problem.Subject == "Ada" ? ("Ada", "Mercer") : ("Mercer", "Ada");
        var told = Of(facts, left);
        told.ShouldContain(
            "It is never in the window, although it is live: the plan leaves it out, because the other text leaves no room for it, or has more weight for its length (EF3008).");
        told.ShouldContain(line => line.StartsWith("It is not in the window at beat 0, while it is live. At beat 0 these are also live: " + other, StringComparison.Ordinal));
        told[^1].ShouldBe(FormattableString.Invariant(
            $"Fix: raise the window to {problem.Advice!.Window} tokens, which hold everything that is live at once; or shorten it, or the text that is live with it, or let fewer characters be present at once."));
        new Explanation(facts, facts.Segments.Single(segment => segment.Id == left)).NeededWindow.ShouldBe(problem.Advice!.Window);
    }

    [Fact]
    public void One_that_is_never_live_says_so()
    {
        var facts = Compiled(
            """
            character Ada { brief "Ada." }
            character Bo { brief "Bo." }
            scene S() {
              window 300 tokens, reserve 40
              cast Ada, Bo
              Ada: "Hm."
            }
            """);
        Of(facts, "Bo").ShouldContain("It is never live: Bo never speaks here, is never named and is never present (EF3009).");
        Of(facts, "Bo").ShouldContain(line => line.StartsWith("It is pinned", StringComparison.Ordinal) && line.EndsWith("There is room to spare.", StringComparison.Ordinal));
    }

    private static string[] Of(PlanFacts facts, string id) =>
        [.. new ExplanationSentences(new Explanation(facts, facts.Segments.Single(segment => segment.Id == id))).All()];

    /// <summary>The same where turns are as long as a rule as they may be.</summary>
    private static PlanFacts Alike(PlanFacts facts) => new(facts.Image with { Plan = facts.Plan with { Expected = facts.Plan.Worst } });

    private PlanFacts Compiled(string program) => Compile(folder[folder.Write("scene.eflux", program)]);

    private static PlanFacts Compile(string path)
    {
        using var host = new FluxHost();
        var result = host.Compile(host.Load(path), new CompileOptions());
        result.HasErrors.ShouldBeFalse(string.Join('\n', result.Diagnostics.Select(found => found.Message)));
        return new PlanFacts(result.Image!);
    }
}
