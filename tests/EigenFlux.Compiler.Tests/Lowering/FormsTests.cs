using System.Text;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Tests.Lowering;

public sealed class FormsTests
{
    private static string Program(string body, string header = "", string declarations = "") => $$"""
        character Ada { brief "Ada." }
        character Bea { brief "Bea." }
        coalition All(Ada, Bea) { brief "All." }
        model Cold = "a.gguf"
        {{declarations}}
        scene Sub(x: text = "x") { narrator: "{x}" return prose: x }
        scene Main() {
          window 2000 tokens, reserve 100
          {{header}}
          cast Ada, Bea, All
          {{body}}
        }
        """;

    public static TheoryData<string, string> Executed() => new()
    {
        { "Ada: \"x\"", "Write" },
        { "narrator: \"x\"", "Write" },
        { "setting \"x\"", "Write" },
        { "note \"x\"", "Write" },
        { "note \"x\" depth 2", "Write" },
        { "Ada -> a until 5 tokens", "Generate" },
        { "narrator -> a until 5 tokens", "Generate" },
        { "Ada | Bea -> a until 5 tokens", "Generate" },
        { "Ada -> a on Cold until line, paragraph, eos, /x/, \"x\", 3 seconds, 5 tokens, a ~ /y/", "Generate" },
        { "let x = [1, 2] + [3]", "Assign" },
        { "repeat 2 { }", "Repeat" },
        { "for m in All { }", "ForEach" },
        { "if true { } else if false { } else { }", "If" },
        { "while true at most 3 { }", "While" },
        { "call Sub(x: \"y\") -> r", "Call" },
        { "enter Ada", "Presence" },
        { "exit Ada", "Presence" },
        { "keep setting", "Retain" },
        { "forget note", "Retain" },
        { "recall Ada", "Retain" },
        { "stop when false", "StopWhen" },
        { "return x: 1", "Return" },
    };

    [Theory]
    [MemberData(nameof(Executed))]
    public void Every_form_that_is_run_is_lowered(string statement, string instruction)
    {
        var image = Programs.Image(Program(statement));
        image.Scenes["Main"].Body.Single().GetType().Name.ShouldBe(instruction);
        image.Scenes["Main"].Body.Single().Site.Line.ShouldBeGreaterThan(6);
    }

    [Theory]
    [InlineData("keep a", "a", false, false)]
    [InlineData("forget a[2]", "a", true, false)]
    [InlineData("recall a.all", "a", false, true)]
    public void Turns_are_kept_forgotten_and_recalled(string statement, string name, bool indexed, bool all)
    {
        var target = Programs.Image(Program($"Ada -> a until 5 tokens {statement}")).Scenes["Main"].Body
            .OfType<Instruction.Retain>().Single().Target;
        (target.Kind, target.Name, target.Position is not null, target.All).ShouldBe((RetainTargetKind.Turn, name, indexed, all));
    }

    [Theory]
    [InlineData("delete by token", DeletionKind.Token, 1, null)]
    [InlineData("delete by block 8 down to 50 %", DeletionKind.Block, 8, 0.5)]
    [InlineData("delete by turn down to 65 %", DeletionKind.Turn, 1, 0.65)]
    [InlineData("", DeletionKind.Turn, 1, null)]
    public void Policies_are_lowered(string header, DeletionKind kind, int block, double? lowWater) =>
        Programs.Image(Program("Ada: \"x\"", header)).Scenes["Main"].Deletion.ShouldBe(new DeletionSpec(kind, block, lowWater));

    [Theory]
    [InlineData("story at least 4 turns", 4, 0)]
    [InlineData("story at least 2 * 100 tokens delete by block 8", 0, 200)]
    [InlineData("delete by summary story at least 0 turns", 0, 0)]
    public void The_floor_of_the_story_is_lowered_and_an_image_keeps_it(string header, int messages, int tokens)
    {
        var image = Programs.Image(Program("Ada: \"x\"", header));
        image.Scenes["Main"].Deletion.Floor.ShouldBe(new StoryFloor(messages, tokens));
        ImageSerializer.Read(ImageSerializer.Write(image)).Scenes["Main"].Deletion.Floor.ShouldBe(new StoryFloor(messages, tokens));
    }

    [Fact]
    public void A_scene_without_a_floor_has_none()
    {
        var image = Programs.Image(Program("Ada: \"x\""));
        image.Scenes["Main"].Deletion.Floor.ShouldBeNull();
        Encoding.UTF8.GetString(ImageSerializer.Write(image)).ShouldNotContain("\"floor\"");
    }

    [Theory]
    [InlineData("delete by summary", null)]
    [InlineData("delete by summary down to 40 %", 0.4)]
    public void Summaries_are_lowered(string header, double? lowWater) =>
        Programs.Image(Program("Ada: \"x\"", header)).Scenes["Main"].Deletion
            .ShouldBe(new DeletionSpec(DeletionKind.Summary, 1, lowWater, SummaryScene.ProgramFor("Main")));

    [Theory]
    [InlineData("Ada: \"x\" seen by Bea", "delete by summary", "")]
    [InlineData("watch Ada over P as a  Ada: \"x\" seen by Bea Ada -> said seen by Ada until 5 tokens", "", "premise P of Ada { full \"Ada lies.\" }")]
    [InlineData("watch Ada over P as a  setting \"x\" seen by Bea", "delete by summary down to 60 %", "premise P of Ada { full \"Ada lies.\" setting \"A wood.\" }")]
    public void Texts_that_some_alone_see_go_with_summaries_and_watches(string body, string header, string declarations) =>
        Programs.CodesOfAll(Program(body, header, declarations)).ShouldBeEmpty();

    [Theory]
    [InlineData("expect mean(P(a ~ /x/)) <= 0.5", 1)]
    [InlineData("expect P(P(a ~ /x/) > 0.5) <= 0.5 expect mean(mean(a.length)) > 1", 2)]
    [InlineData("let share = P(a ~ /x/) expect share <= 0.5", 0)]
    public void A_share_within_a_share_is_refused_at_each_place(string expected, int times) =>
        Programs.CodesOfTests(Program("Ada -> a until 5 tokens return a", declarations: $$"""test "a test" { run Main() times 20 seed 1 {{expected}} }"""))
            .ShouldBe(Enumerable.Repeat("EF3901", times));

    [Theory]
    [InlineData("prior 0.5", "prior 0.25", "", 0.5, 0.25, 0.25)]
    [InlineData("prior 0.2", "", "", 0.2, 0.4, 0.4)]
    [InlineData("", "", "", 1 / 3.0, 1 / 3.0, 1 / 3.0)]
    [InlineData("prior 0.1", "prior 0.1", "prior 0", 0.5, 0.5, 0)]
    public void Priors_that_are_not_given_share_what_is_left(string p, string q, string r, double first, double second, double third)
    {
        var watch = Programs.Image(Program("watch Ada over P, Q, R, P as a", "", Premises(p, q, r))).Scenes["Main"].Body
            .OfType<Instruction.Watch>().Single();
        (watch.Slot, watch.Rest).ShouldBe(("a", false));
        watch.Premises.Select(premise => premise.Premise).ShouldBe(["P", "Q", "R"]);
        watch.Premises.Select(premise => premise.Prior).ToArray().ShouldBe([first, second, third], 1e-12);
    }

    [Theory]
    [InlineData("prior 0.7", "prior 0.5", "", "have priors that sum to 1.2")]
    [InlineData("prior 0", "prior 0", "prior 0", "all have the prior 0")]
    [InlineData("prior 0.5", "prior 0.5", "", "leaves nothing for R")]
    public void Priors_that_are_no_probabilities_are_refused(string p, string q, string r, string says)
    {
        var refusal = Programs.Compile(Program("watch Ada over P, Q, R as a", "", Premises(p, q, r))).Diagnostics
            .Where(diagnostic => diagnostic.Code.Id == "EF5602").ShouldHaveSingleItem();
        refusal.Message.ShouldContain(says);
        refusal.Location.ShouldNotBeNull();
    }

    [Fact]
    public void Premises_and_what_is_read_of_them_are_lowered()
    {
        var image = Programs.Image(Program(
            "watch Ada over P, Q, R as a stop when a[P] > 0.5 or a.ever[Q] < 0.1 or a.rest > 2 narrator: \"{a[R]}\"", "", Premises("", "", "")));
        image.Premises["P"].Of.ShouldBe("Ada");
        image.Premises["R"].Of.ShouldBeNull();
        image.Premises["R"].Setting.ShouldBe(new Expression.Constant(new FluxValue.Text("A wood.")));
        image.Scenes["Main"].Body.OfType<Instruction.Watch>().Single().Rest.ShouldBeTrue();
        var test = (Expression.Binary)image.Scenes["Main"].Body.OfType<Instruction.StopWhen>().Single().Test;
        test.Variables.ShouldBe(["a", "a", "a"]);
        ((Expression.Binary)((Expression.Binary)test.Left).Right).Left.ShouldBe(new Expression.Amplitude("a", "Q", Ever: true));
    }

    private static string Premises(string p, string q, string r) =>
        $"premise P of Ada {{ full \"Ada lies.\" {p} }} premise Q of Ada {{ brief \"Ada jokes.\" {q} }} premise R {{ full \"A dream.\" setting \"A wood.\" {r} }}";

    [Theory]
    [InlineData("Ada: \"x\" seen by Bea, narrator")]
    [InlineData("setting \"x\" seen by Bea, narrator")]
    [InlineData("note \"x\" seen by Bea, narrator")]
    [InlineData("Ada -> a seen by Bea, narrator until 5 tokens")]
    [InlineData("pin \"x\" seen by Bea, narrator")]
    public void Who_alone_sees_a_text_is_lowered(string statement)
    {
        var scene = Programs.Image(Program(statement + " Ada: \"y\"")).Scenes["Main"];
        var audience = scene.Pins.SingleOrDefault()?.Audience ?? scene.Body[0] switch
        {
            Instruction.Write write => write.Audience,
            Instruction.Generate turn => turn.Audience,
            _ => [],
        };
        audience.OfType<Expression.Constant>().Select(named => ((FluxValue.Character)named.Value).Id).ShouldBe(["Bea", "narrator"]);
    }

    [Fact]
    public void What_a_character_knows_is_lowered() =>
        Programs.Image(Program("Ada: \"x\"", "", "character Eve { brief \"Eve.\" knows \"All.\" knows \"And more.\" }")).Characters["Eve"].Knows.Count.ShouldBe(2);

    [Fact]
    public void Lore_is_lowered_with_all_of_its_words_and_the_scene_with_its_share()
    {
        var image = Programs.Image("""
            lore Dam "the dam" { brief "A dam." also "reservoir", "wall" weight 2 }
            scene Main() { window 2000 tokens, reserve 100, lore 50 narrator: "x" }
            """);
        var dam = image.Lore["Dam"];
        (dam.Display, dam.Weight).ShouldBe(("the dam", 2));
        dam.Also.ShouldBe(["reservoir", "wall"]);
        image.Scenes["Main"].LoreBudget.ShouldBe(50);
        image.Plan.Lore.ShouldHaveSingleItem().Levels.ShouldHaveSingleItem().Text.ShouldBe("A dam.");
    }

    [Fact]
    public void Tests_do_not_hinder_and_neither_do_forms_of_scenes_that_are_not_run() =>
        Programs.CodesOfAll(Program("Ada -> a until 5 tokens return a", declarations: """
            test "a test" { run Main() times 20 seed 1 expect P(a ~ /x/) <= 0.5 }
            """)).ShouldBeEmpty();

    [Fact]
    public void A_pin_stands_before_the_first_beat_and_outside_of_loops_and_conditions_and_reads_nothing_that_changes()
    {
        Programs.CodesOfAll(Program("Ada: \"x\" pin \"y\"")).ShouldBe(["EF2306"]);
        Programs.CodesOfAll(Program("if true { pin \"y\" } Ada: \"x\"")).ShouldBe(["EF2306"]);
        Programs.CodesOfAll(Program("let x = \"a\" pin \"{x}\" Ada: \"x\"")).ShouldBe(["EF2307"]);
        Programs.CodesOfAll(Program("let x = \"a\" pin \"y\" Ada: \"x\"")).ShouldBeEmpty();
    }

    [Fact]
    public void Values_of_scenes_and_files_keep_apart()
    {
        var image = Programs.Image("""
            let place = "here"
            scene Main(n: int = 1) {
              narrator: "{place}"
              let place = "there"
              for place2 in ["a"] { narrator: "{place} {place2}" }
              narrator: "{place}"
            }
            """);
        image.Plan.Stream.Select(segment => segment.Text)
            .ShouldBe(["Narrator: here\n", "Narrator: there a\n", "Narrator: there\n"]);
    }

    [Fact]
    public void The_narrator_is_a_value_to_compare_with() =>
        Programs.Image(Program("Ada | narrator -> a until 5 tokens if a.speaker == narrator { Ada: \"x\" }")).Plan.Beats.Count.ShouldBe(2);
}
