using EigenFlux.Compiler.Testing;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Language;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Tests.Lowering;

public sealed class TestLowererTests
{
    private const string Scenes = """
        let tactics = ["flattery", "threat"]
        character Ada { brief "Ada." }
        character Ben { brief "Ben." }
        scene Desk(tactic: text, who: character = Ada) {
          cast who
          repeat 2 { who -> reply until line, 40 tokens }
          return verdict: reply.stop, reply.all, words: reply.count
        }
        scene Other() { cast Ada Ada -> reply until line, 40 tokens return reply }

        """;

    [Fact]
    public void A_test_is_its_statements_with_numbered_runs()
    {
        var test = Lower("""
            for t in tactics {
              run Desk(tactic: t, who: Ben) times 200 seed 7
              expect P(not reply.any ~ /serial/ and verdict == "line") <= 0.1 confidence 0.95
              report mean(words), P(tactic == t), reply.speaker
            }
            run Other() times 10
            expect P(reply.tokens > 3) > 0.5
            """);

        var each = test.Body[0].ShouldBeOfType<TestStatement.ForEach>();
        each.Name.ShouldBe("%t");
        each.List.ShouldBe(new Expression.Variable("@tactics"));
        var run = each.Body[0].ShouldBeOfType<TestStatement.Run>();
        (run.Number, run.Scene).ShouldBe((1, "Desk"));
        run.Arguments.Select(argument => argument.Name).ShouldBe(["tactic", "who"]);
        run.Site.Line.ShouldBeGreaterThan(1);
        var expect = each.Body[1].ShouldBeOfType<TestStatement.Expect>();
        expect.Source.ShouldBe("P(not reply.any ~ /serial/ and verdict == \"line\") <= 0.1");
        var share = expect.Condition.Left.ShouldBeOfType<Expression.Statistic>();
        (share.Kind, share.Run).ShouldBe((StatisticKind.Probability, 1));
        share.Operand.Variables.ShouldBe(["reply", TestProgram.ResultSlot]);
        var report = each.Body[2].ShouldBeOfType<TestStatement.Report>();
        report.Values.Select(value => (value.Source, value.Run)).ShouldBe(
            [("mean(words)", null), ("P(tactic == t)", null), ("reply.speaker", 1)]);
        report.Values[1].Value.Variables.ShouldBe(["tactic", "%t"]);
        test.Body[2].ShouldBeOfType<TestStatement.Expect>().Condition.Statistics.Single().Run.ShouldBe(2);
    }

    [Fact]
    public void A_test_goes_to_json_and_comes_back()
    {
        var (suite, _) = TestLowerer.Lower(Load("""
            let n = 3
            if n > 2 { run Desk(tactic: "a") times n * 2 } else { repeat 2 { run Other() } }
            for t in tactics { run Desk(t) seed 4 expect P(reply[1] contains t) - mean(words) <= 0.3 confidence 0.9 report t }
            """));

        var json = TestSerializer.Write(suite);
        var back = TestSerializer.Read(json);
        TestSerializer.Write(back).ShouldBe(json);
        back.Tests[0].Body[2].ShouldBeOfType<TestStatement.ForEach>().Body.Count.ShouldBe(3);
        back.Globals.ShouldHaveSingleItem().Name.ShouldBe("@tactics");
        Should.Throw<FormatException>(() => TestSerializer.Read("{\"tests\": 3}"u8));
    }

    [Fact]
    public void The_names_of_a_run_are_known_in_its_block_and_those_of_an_earlier_one_come_back()
    {
        var test = Lower("""
            run Other()
            if true { run Other() expect P(reply == "a") >= 0 }
            expect P(reply == "b") >= 0
            """);

        test.Body[1].ShouldBeOfType<TestStatement.If>().Arms[0].Body[1].ShouldBeOfType<TestStatement.Expect>()
            .Condition.Statistics.Single().Run.ShouldBe(2);
        test.Body[2].ShouldBeOfType<TestStatement.Expect>().Condition.Statistics.Single().Run.ShouldBe(1);
    }

    private static TestProgram Lower(string body)
    {
        var (suite, diagnostics) = TestLowerer.Lower(Load(body));
        diagnostics.Select(found => found.ToString()).ShouldBeEmpty();
        return suite.Tests.ShouldHaveSingleItem();
    }

    private static BoundProgram Load(string body)
    {
        var program = EfluxProgram.Load(
            Programs.Main, new InMemorySourceProvider().Add(Programs.Main, $"{Scenes}test \"it\" {{\n{body}\n}}\n"));
        program.Diagnostics.Select(found => found.ToString()).ShouldBeEmpty();
        return program;
    }
}
