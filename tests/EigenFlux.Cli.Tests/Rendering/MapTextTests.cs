using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class MapTextTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("if y ~ /z/ { call Sub(x: y) }", true)]
    public void Scenes_that_are_called_have_a_table_that_tells_where_their_cost_is_not_known(string more, bool isUnknown)
    {
        var program = $$"""
            character Ada { brief "Ada." }
            scene Sub(x: text) { cast Ada Ada -> y until 5 tokens {{more}} return y }
            scene S() { window 120 tokens cast Ada Ada: "Hm." call Sub(x: "a") -> r }
            """;
        var ink = new Ink(width: 120);
        new CallTable(ink.Pen).Render(Plans.With(program, plan => plan).Image);
        var row = ink.Text.Split('\n')[^1];
        row.ShouldStartWith("  Sub ");
        row.EndsWith("and what is known only at run time", StringComparison.Ordinal).ShouldBe(isUnknown);
    }

    [Theory]
    [InlineData(1.324, 1.324, "cost 1.32 (proved best)")]
    [InlineData(0, 0, "cost 0 (proved best)")]
    [InlineData(1.324, 1.1, "cost 1.32, at least 1.1")]
    [InlineData(1.324, 1.3219, "cost 1.324, at least 1.3219")]
    public void The_head_tells_the_cost_and_how_good_it_is(double cost, double bound, string told)
    {
        var facts = Plans.Coming();
        var ink = new Ink(width: 120);
        new MapText(ink.Pen).Head(new PlanFacts(facts.Image with { Plan = facts.Plan with { Cost = cost, Bound = bound } }));
        ink.Text.ShouldEndWith(" · " + told);
    }

    [Fact]
    public void Definitions_that_come_and_go_have_a_lane_each_and_what_is_live_and_not_there_is_marked()
    {
        var facts = Plans.Coming();
        var ink = new Ink(width: 58);
        new DefinitionLanes(ink.Pen, new MapColours(new SpeakerHues())).Render(facts, view: null);

        ink.Text.ShouldBe("""
               Ada ▕████████▒▒▒▒▒▒▒▒████████            ↻███▒▒▒▒▒▒▒▒▏
                Bo ▕        ████████▒▒▒▒        ↻███▒▒▒▒    ↻███▒▒▒▒▏
                Cy ▕                        ●       ●               ▏
            """);
    }

    [Fact]
    public void What_is_written_again_is_a_table_with_its_tokens()
    {
        var ink = new Ink();
        var plan = Plans.Coming().Plan;
        new RewriteTable(ink.Pen).Render(plan.Worst, plan.Expected);

        ink.Text.ShouldBe("""
              at worst                typically               again
              beat 7                  beat 7                  Bo, 10 tokens
              beat 9                  beat 9                  Ada, 20 tokens
              beat 10                 beat 10                 Bo, 10 tokens
            """);
    }

    [Fact]
    public void Each_life_of_a_segment_has_its_own_deletion()
    {
        var ink = new Ink();
        var plan = Plans.Coming().Plan;
        new DeletionTable(ink.Pen).Render(plan.Worst, plan.Expected);

        ink.Text.ShouldBe("""
              at worst                typically               goes
              beat 5, token 30        beat 6, token 24        Bo
              beat 6, token 36        beat 6, token 24        Ada
              beat 9, token 54        beat 9, token 36        Bo (2)
            """);
    }

    [Fact]
    public void Where_not_everyone_sees_everything_each_view_has_a_picture()
    {
        var ink = new Ink();
        new MapText(ink.Pen).Render(Plans.With(Secret, plan => plan));

        ink.Text[ink.Text.IndexOf("Window", StringComparison.Ordinal)..].ShouldBe("""
            Window  after each beat, with every turn at its longest

            What everyone sees  the window of the narrator and Bo
                 0 ▕==========================================▏
                   ▕NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN▏
                   ▕NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN▏
                   ▕······BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB▏
                24 ▕······BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB▏
                   ▕··················AAAAAAAAAAAAAAAAAAAAAAAA▏
                   ▕··················AAAAAAAAAAAAAAAAAAAAAAAA▏
                   ▕························bbbbbbbbbbbbbbbbbb▏
                48 ▕························bbbbbbbbbbbbbbbbbb▏
                   ▕························bbbbbbbbbbbbbbbbbb▏
                   ▕····································aaaaaa▏
                   ▕····································aaaaaa▏
                72 ▕··········································▏
                   ▕··········································▏
                   ▕··········································▏
                   ▕··········································▏
                96 ▕▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
              beat  0     1     2     3     4     5     6
                    #= prefix, never deleted   %& seen by its owner alone, never deleted
                    Nn narrator   Bb Bo   Aa Ada

            What Ada sees  7 tokens of its own, 2 private texts
                 0 ▕==========================================▏
                   ▕%%%%%%%%%%%%NNNNNNNNNNNNNNNNNNNNNNNNBBBBBB▏
                   ▕NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNBBBBBB▏
                   ▕NNNNNNNNNNNNBBBBBBBBBBBBBBBBBBBBBBBBAAAAAA▏
                24 ▕······BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBAAAAAA▏
                   ▕······BBBBBB%%%%%%AAAAAAAAAAAAAAAAAAaaaaaa▏
                   ▕······BBBBBB%%%%%%AAAAAAAAAAAAAAAAAAaaaaaa▏
                   ▕············AAAAAA%%%%%%%%%%%%aaaaaabbbbbb▏
                48 ▕············AAAAAA%%%%%%%%%%%%aaaaaabbbbbb▏
                   ▕··················aaaaaaaaaaaabbbbbbbbbbbb▏
                   ▕··················aaaaaaaaaaaabbbbbbAAAAAA▏
                   ▕························bbbbbbbbbbbbAAAAAA▏
                72 ▕························bbbbbb%%%%%%%%%%%%▏
                   ▕······························AAAAAAaaaaaa▏
                   ▕······························AAAAAAaaaaaa▏
                   ▕··········································▏
                96 ▕▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
            deleted                                     ▲
              beat  0     1     2     3     4     5     6

            Segments
              segment     owner     kind               seen by   tokens  at most  place   beats
              Ada         Ada       definition, brief  everyone       3           prefix  all
              Bo          Bo        definition, brief  everyone       4           prefix  all
              prefix-end  scene     frame              everyone       1           prefix  all
              Ada.knows   Ada       knows              Ada            7           end     all
              narration1  narrator  narration          everyone      12           stream  0
              b[1]        Bo        turn               everyone      13       13  stream  1
              aside[1]    Ada       turn               Ada           12       12  stream  2
              a[1]        Ada       turn               everyone      12       12  stream  3
              b[2]        Bo        turn               everyone      13       13  stream  4
              aside[2]    Ada       turn               Ada           12       12  stream  5
              a[2]        Ada       turn               everyone      12       12  stream  6

            Deletion  by turn down to 100 %; tokens are those generated until then
              What Ada sees
              at worst                typically               goes
              beat 6, token 45        beat 6, token 45        narration1
            """);
    }

    [Fact]
    public void With_colours_what_is_pinned_for_some_has_one_of_its_own()
    {
        var facts = Plans.With(Secret, plan => plan);
        var ink = new Ink(colour: true);
        new MapText(ink.Pen).Render(facts);
        ink.Raw.ShouldContain("\e[38;5;227m");

        ink = new Ink(colour: true);
        new MapText(ink.Pen).Render(new PlanFacts(facts.Image with { Plan = facts.Plan with { Views = [] } }));
        ink.Raw.ShouldNotContain("38;5;227");
    }

    private const string Secret =
        """
        character Ada { brief "Ada." knows "You are late." }
        character Bo { brief "Bo." }
        scene S() {
          window 96 tokens, reserve 24
          delete by turn down to 100 %
          cast Ada, Bo
          narrator: "Rain."
          repeat 2 {
            Bo -> b until line, 9 tokens
            Ada -> aside seen by Ada until line, 9 tokens
            Ada -> a until line, 9 tokens
          }
        }
        """;
}
