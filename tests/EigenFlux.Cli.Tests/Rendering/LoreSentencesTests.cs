using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Rendering.Explain;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Compiler.Diagnostics;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Problems;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class LoreSentencesTests
{
    private const string World = """
        character Ada { brief "Ada, who asks." }
        lore Dam "the Kessler dam" { brief "A dam that leaks." full "A dam that has leaked since the spring floods, in three places." also "reservoir" weight 2 }
        lore Inn "the Heron" { brief "An inn on stilts, with a taproom that floods." also "taproom" }
        lore Key { brief "A key of bone." full "A key of bone that is warm to the touch and fits no door." weight 3 }
        lore Owl { brief "An owl that nobody has seen." }
        scene Talk() {
          window 200 tokens, reserve 30, lore 40
          cast Ada
          narrator: "The dam is full, they say at the Heron. Who has the key?"
          Ada -> said until line, 20 tokens
          Ada: "The taproom, then."
          repeat 6 { Ada -> said until line, 20 tokens }
          narrator: "The reservoir rises."
          repeat 4 { Ada -> said until line, 20 tokens }
        }
        """;

    [Fact]
    public void An_entry_tells_what_brings_it_at_which_level_and_when()
    {
        var told = Of("Dam");
        told[..4].ShouldBe(
        [
            Invariant($"Dam is an entry of lore: {Full("Dam")} tokens in full, {Brief("Dam")} in brief. It enters at the fullest level that fits."),
            "It waits outside the window. It enters before a turn when one of the last 3 texts of the story, the setting or a note names "
                + "'Dam', 'the Kessler dam' or 'reservoir', or when the program enters, keeps or recalls it.",
            "At most 40 of the window's 200 tokens are lore at once. If there is too little room, the entries with the most weight enter first; this one has weight 2.",
            "The author's own text brings it in at beats 1, 3, 10–12 (5 of the 14 beats); generated text may bring it in at others.",
        ]);
        told[4].ShouldBe("It is written before the turn of beat 1 in brief, again before the turn of beat 10 in full.");
        told[5].ShouldStartWith("It is not deleted while it matters; after that it stays until the story or other lore needs the room. At worst");
        told.Length.ShouldBe(6);
    }

    [Fact]
    public void One_that_the_budget_keeps_out_has_a_mend()
    {
        var told = Of("Inn");
        told.ShouldContain("It is not in the window at beats 1, 3, while it matters.");
        var needed = Full("Dam") + Full("Key") + Full("Inn");
        told[^1].ShouldBe(Invariant(
            $"Fix: Write 'lore {needed}' in the scene's header. More weight or a shorter text also helps."));
        Plans.With(World, plan => plan).Plan.Problems.OfType<PlanProblem.LoreLeftOut>().Where(problem => problem.Entry == "Inn")
            .Select(problem => PlanDiagnostics.LoreAdvice(problem.Room)).ShouldHaveSingleItem().ShouldBe(Invariant($"Write 'lore {needed}' in the scene's header."));

        // What it says is true.
        var mended = Plans.With(World.Replace("lore 40", Invariant($"lore {needed}"), StringComparison.Ordinal), plan => plan);
        SegmentFate.Of(mended, mended.Segments.Single(segment => segment.Id == "Inn"), null, worst: true).Absent.ShouldBeEmpty();
    }

    [Fact]
    public void One_that_nobody_names_waits()
    {
        var told = Of("Owl");
        told[^1].ShouldBe("The author's own text never brings it in; generated text may.");
        told.ShouldNotContain(line => line.StartsWith("Fix", StringComparison.Ordinal));
    }

    [Fact]
    public void The_map_has_lanes_a_letter_and_rows_for_it()
    {
        var ink = new Ink();
        new MapText(ink.Pen).Render(Plans.With(World, plan => plan));
        var lines = ink.Text.Split('\n');
        lines.ShouldContain(line => line.StartsWith("Entries of lore  that come and go: ", StringComparison.Ordinal));
        lines.Single(line => line.StartsWith("   Inn ▕", StringComparison.Ordinal)).Count(mark => mark == '●').ShouldBe(2);
        lines.ShouldContain(line => line.TrimStart().StartsWith("#= prefix", StringComparison.Ordinal) && line.EndsWith("Ll lore", StringComparison.Ordinal));
        lines.Count(line => line.Contains('▕', StringComparison.Ordinal) && line.Contains("LLL", StringComparison.Ordinal)).ShouldBeGreaterThan(2);
        lines.Single(line => line.StartsWith("  Owl ", StringComparison.Ordinal)).ShouldMatch(@"^  Owl +scene +lore +\d+ +waits");
    }

    [Fact]
    public void It_is_found_by_the_name_that_the_story_has_for_it() =>
        SegmentFinder.Find(Facts, "the Heron", out _).ShouldNotBeNull().Id.ShouldBe("Inn");

    [Theory]
    [InlineData("turn", true)]
    [InlineData("turn", false)]
    [InlineData("token", true)]
    [InlineData("token", false)]
    public void The_picture_has_it_where_the_ledger_has_it(string deletion, bool worst)
    {
        var facts = Plans.With(World.Replace("cast Ada", $"delete by {deletion}\n  cast Ada", StringComparison.Ordinal), plan => plan);
        var drawn = facts.History(worst)
            .Select(window => window.Where(part => part.Segment.Placement != Placement.Prefix && part.Tokens > 0).Select(part => $"{part.Segment.Id} {part.Tokens}").ToList())
            .ToList();
        drawn.ShouldContain(window => window.Any(part => part.StartsWith("Inn ", StringComparison.Ordinal)));
        drawn.ShouldBe(Ledgers.Of(facts, worst));
    }

    private static PlanFacts Facts => Plans.With(World, plan => plan);

    private static int Full(string id) => Facts.Plan.Lore.Single(entry => entry.Segment.Id == id).Levels[0].Tokens;

    private static int Brief(string id) => Facts.Plan.Lore.Single(entry => entry.Segment.Id == id).Levels[^1].Tokens;

    private static string[] Of(string id)
    {
        var facts = Facts;
        return [.. new ExplanationSentences(new Explanation(facts, facts.Segments.Single(segment => segment.Id == id))).All()];
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
