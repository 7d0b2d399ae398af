using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Models.Tokenizers;
using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Solving;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Tests.Planning;

/// <summary>What planning a scene takes grows as the scene does. Work is counted, not timed.</summary>
public sealed class PlanningWorkTests
{
    [Theory]
    [InlineData("Ada: \"x\" setting \"s\"")]
    [InlineData("Ada: \"x\" note \"s\"")]
    [InlineData("Ada -> a until 2 tokens narrator: \"z\"")]
    [InlineData("enter Ada narrator: \"z\" exit Ada narrator: \"w\"")]
    public void The_ways_to_lay_out_a_definition_grow_with_the_beats(string body)
    {
        var (small, large) = (Ways(500), Ways(2000));
        small.ShouldBeGreaterThan(500);
        ((double)large / small).ShouldBeLessThan(4.5);

        long Ways(int times)
        {
            var plan = Programs.Plan($$"""
                character Ada { brief "Ada, who measures." full "Ada, who measures all day and all night." }
                scene Main() { window 100000 tokens, reserve 20 cast Ada repeat {{times}} { {{body}} } }
                """);
            var ada = plan.Segments.Single(segment => segment.Id == "Ada");
            var problem = new LayoutProblem(
                100_000,
                20,
                new DeletionSpec(DeletionKind.Turn),
                10,
                [.. plan.Beats.Select(beat => new PlanStep.Write(beat.Segment, beat.Speaker, SegmentKind.Line, "", beat.Tokens, false, null))],
                [new LayoutDefinition("Ada", 1, true, ada.Uses, [new LayoutLevel(40, 44, 1), new LayoutLevel(20, 24, 0.5)])]);
            var pricing = new DefinitionPricing(problem, problem.StreamRoom, new int[problem.Beats].Select(_ => 500).ToArray());
            pricing.Best(problem.Definitions[0]);
            return pricing.Ways;
        }
    }

    [Theory]
    [InlineData("Ada: \"x\" seen by Ada setting \"s\" seen by Bea")]
    [InlineData("setting \"s\" seen by Bea setting \"t\" seen by Ada setting \"u\"")]
    [InlineData("Ada -> a until 2 tokens keep a.all Bea: \"z\"")]
    [InlineData("Ada -> a until 2 tokens Bea: \"z\" forget a.all")]
    public void The_steps_of_a_scene_grow_with_its_loops(string body)
    {
        var (small, large) = (Steps(100), Steps(400));
        ((double)large / small).ShouldBeLessThan(4.5);

        int Steps(int times)
        {
            var image = Programs.Image($$"""
                character Ada { brief "Ada." }
                character Bea { brief "Bea." }
                scene Main() { window 9000 tokens, reserve 20 cast Ada, Bea repeat {{times}} { {{body}} } }
                """);
            return SceneUnroller.Unroll(
                image.Scenes["Main"],
                new SceneContext
                {
                    Characters = image.Characters,
                    Globals = new Dictionary<string, FluxValue>(),
                    Arguments = image.Arguments,
                    Target = new TargetWriter(image.Targets["Main"]),
                    Tokenizer = ByteTokenizer.Instance,
                    MaximumWindow = 9000,
                },
                9000,
                20).Steps.Count;
        }
    }

    [Fact]
    public void Of_a_setting_each_view_holds_the_last_that_it_saw()
    {
        string[] viewers = ["narrator", "Ada", "Bea"];
        var held = new HeldTexts();
        held.Replace("s1", Audience.Everyone, viewers).ShouldBeEmpty();
        held.Replace("s2", Audience.Of("Ada"), viewers).ShouldBe(["s1"]);
        held.Replace("s3", Audience.Of("Bea"), viewers).ShouldBe(["s1"]);
        held.Segments.ShouldBe(["s1", "s2", "s3"]);
        held.Replace("s4", Audience.Of("Ada", "Bea"), viewers).ShouldBe(["s2", "s3"]);
        held.Segments.ShouldBe(["s1", "s4"]);
        var copy = new HeldTexts(held);
        held.Replace("s5", Audience.Everyone, viewers).ShouldBe(["s1", "s4"]);
        held.Segments.ShouldBe(["s5"]);
        copy.Segments.ShouldBe(["s1", "s4"]);
    }
}
