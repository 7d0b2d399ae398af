using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Compiler.Tests.Lowering;

public sealed class SummaryTests
{
    private static string Program(string recap, string header = "delete by summary using Recap", string target = "") => $$"""
        character Ada { brief "Ada." }
        {{recap}}
        scene Main() {
          window 2000 tokens, reserve 100
          {{header}}
          {{target}}
          cast Ada
          Ada -> a until 5 tokens
        }
        """;

    private static string Reason(string recap, string header = "delete by summary using Recap")
    {
        var result = Programs.Compile(Program(recap, header));
        result.Image.ShouldBeNull();
        var problem = result.Diagnostics.ShouldHaveSingleItem();
        problem.Code.Id.ShouldBe("EF3021");
        problem.Location!.Value.Text.ShouldStartWith("delete by summary");
        return problem.Message;
    }

    [Fact]
    public void The_authors_scene_gets_what_fell_out_and_the_summary_so_far_by_the_names_it_likes()
    {
        var image = Programs.Image(Program(
            "scene Recap(length: int = 3, chapter: text, mood: \"a\" | \"b\" = \"a\", before: text) { narrator: \"{chapter}\" return chapter }",
            "delete by summary using Recap down to 50 %"));
        image.Scenes["Main"].Deletion.ShouldBe(
            new DeletionSpec(DeletionKind.Summary, 1, 0.5, new SummaryProgram("Recap", "chapter", "before")));
        image.Scenes.Keys.ShouldBe(["Main", "Recap"], ignoreOrder: true);
        Programs.Image(Program("scene Recap(what: text) { return what }")).Scenes["Main"].Deletion.Summary!.Before.ShouldBeNull();
    }

    [Fact]
    public void Without_a_scene_of_the_authors_there_is_one_that_no_program_can_name()
    {
        var image = Programs.Image(Program("", "delete by summary"));
        var summary = image.Scenes["Main"].Deletion.Summary.ShouldNotBeNull();
        summary.ShouldBe(SummaryScene.ProgramFor("Main"));
        image.Scenes.Keys.ShouldBe(["Main", summary.Scene], ignoreOrder: true);
        image.Targets.Keys.ShouldContain(summary.Scene);

        var read = ImageSerializer.Read(ImageSerializer.Write(image));
        read.Scenes["Main"].Deletion.ShouldBe(image.Scenes["Main"].Deletion);
        read.Plan.Summary.ShouldNotBeNull().Tokens.ShouldBe(image.Plan.Summary!.Tokens);

        var scenes = image.Scenes.Where(scene => scene.Key == "Main").ToDictionary();
        foreach (var damaged in new[] { image with { Scenes = scenes }, image with { Plan = image.Plan with { Summary = null } } })
        {
            Should.Throw<FormatException>(() => ImageSerializer.Read(ImageSerializer.Write(damaged)));
        }
    }

    [Theory]
    [InlineData("scene Recap() { narrator: \"x\" return \"x\" }", "parameter for the deleted text")]
    [InlineData("scene Recap(n: int, all: list of text) { narrator: \"x\" return \"x\" }", "parameter for the deleted text")]
    [InlineData("scene Recap(a: text, b: text, c: text) { return a }", "'c' gets no value")]
    [InlineData("scene Recap(a: text, n: int) { return a }", "'n' gets no value")]
    [InlineData("scene Recap(a: text) { narrator: \"{a}\" }", "it returns nothing")]
    public void A_scene_that_cannot_sum_up_is_refused(string recap, string reason) => Reason(recap).ShouldContain(reason);

    [Fact]
    public void Scenes_that_would_sum_up_each_other_are_refused()
    {
        var result = Programs.Compile(Program("""
            scene Recap(a: text) { delete by summary using Again return a }
            scene Again(a: text) { delete by summary using Recap return a }
            """));
        Programs.Codes(result).ShouldBe(["EF3021", "EF3021"]);
        result.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Message.Contains("without end"));
    }

    [Fact]
    public void A_scene_that_sums_up_may_be_summed_up_by_another() =>
        Programs.CodesOfAll(Program("""
            scene Recap(a: text) { delete by summary using Last narrator: "{a}" return a }
            scene Last(a: text) { delete by summary narrator: "{a}" return a }
            """)).ShouldBeEmpty();

    [Theory]
    [InlineData("window 20 tokens, reserve 2 pin \"12345678901234567890\"", "EF3001")]
    [InlineData("window 2000 tokens, reserve 2000", "EF3003")]
    [InlineData("window 2000000 tokens, reserve 200", "EF4005")]
    public void A_scene_that_cannot_be_laid_out_even_for_a_short_text_is_told(string header, string code) =>
        Programs.CodesOfAll(Program($$"""scene Recap(a: text) { {{header}} narrator: "{a}" return a }""")).ShouldBe([code]);

    [Fact]
    public void A_window_in_which_the_model_cannot_sum_up_is_told()
    {
        // What opens the turn has 27 tokens, and what is to be told 16 and 16 and a blank line.
        string[] Codes(int window) => Programs.CodesOfAll(
            $"scene Main() {{ window {window} tokens, reserve 1 delete by summary narrator -> a until 1 tokens }}");

        Codes(48).ShouldBe(["EF3002"]);
        Codes(100).ShouldBeEmpty();
    }

    [Fact]
    public void A_model_of_the_summary_that_is_not_there_is_told() =>
        Programs.CodesOfAll(Program("model Gone = \"NotFound:x\" scene Recap(a: text) on Gone { return a }")).ShouldBe(["EF4002"]);

    [Fact]
    public void A_target_of_messages_asks_in_one_and_is_answered_in_another()
    {
        var image = Programs.Image(
            Program("", "delete by summary", "target chat"), models: new FakeModels { ChatTemplate = "{{chatml}}" });
        var summary = image.Scenes["Main"].Deletion.Summary!.Scene;
        var own = image.Targets["Main"];
        image.Targets[summary].Note.ShouldBe(own.Narration);
        image.Targets[summary].NarratorTurn.ShouldBe(own.NarratorTurn);
        own.WholeSegmentsOnly.ShouldBeTrue();
    }
}
