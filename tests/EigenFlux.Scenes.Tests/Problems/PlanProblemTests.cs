using System.Text;
using System.Text.Json.Nodes;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Tests.Problems;

/// <summary>An image stores each problem that it can have, and its reader takes no other.</summary>
public sealed class PlanProblemTests
{
    private static readonly FluxImage Image = Programs.Image("character Ada { brief \"Ada.\" } scene S() { window 200 tokens, reserve 20 cast Ada Ada -> a }");

    private static readonly IReadOnlyList<PlanProblem> All = SampleRecords.Of<PlanProblem>();

    [Fact]
    public void An_image_can_store_each_problem_that_is_not_fatal_and_no_other() =>
        All.Where(problem => !problem.IsFatal).Select(problem => problem.GetType().Name)
            .ShouldBe(PlanProblem.Forms.Select(form => form.Kind), ignoreOrder: true);

    [Fact]
    public void A_problem_that_is_written_is_read_as_it_was()
    {
        PlanProblem[] problems =
        [
            .. All.Where(problem => !problem.IsFatal),
            .. All.Where(problem => !problem.IsFatal).Select(problem => problem with
            {
                Within = "Other",
                Reckoned = 71,
                Advice = new PlanAdvice(72, 73),
                FixSite = new SourceSite("b.eflux", 4, 5, 6),
            }),
            new PlanProblem.ScheduleCut("S", 3, null) { Site = All[0].Site },
            new PlanProblem.LoreTooLarge("Lamp", 1, 2, new LoreRoom(3, null, 4)) { Site = All[0].Site },
            new PlanProblem.LoreLeftOut("Lamp", 1, 2, 3, new LoreRoom(4, null, 5)) { Site = All[0].Site },
        ];
        problems.Length.ShouldBeGreaterThan(20);
        ImageSerializer.Read(ImageSerializer.Write(With(problems))).Plan.Problems.ShouldBe(problems);
    }

    /// <summary>The order of the numbers is the file's format: it stays as it is.</summary>
    [Theory]
    [InlineData("UnboundedTurn", "name11 12")]
    [InlineData("BriefChosen", "name11 12 13")]
    [InlineData("LiveTextGone", "name11 12 13 14 15")]
    [InlineData("NeverUsed", "name11 12")]
    [InlineData("NotProved", "name11 12250 13250")]
    [InlineData("ScheduleCut", "name11 12 13")]
    [InlineData("UnknownCount", "name11")]
    [InlineData("SecretCrowds", "name11 12 13 14")]
    [InlineData("LoreTooLarge", "name11 12 13 14 15 16")]
    [InlineData("LoreLeftOut", "name11 12 13 14 15 16 17")]
    public void The_numbers_have_the_order_of_the_format(string kind, string expected)
    {
        var stored = Stored(All.Single(problem => problem.GetType().Name == kind));
        stored.Select(member => member.Key).ShouldBe(["kind", "site", "subject", "numbers", "within", "reckoned", "advice", "mendAt", "isFatal"]);
        stored["kind"]!.GetValue<string>().ShouldBe(kind);
        string.Join(' ', stored["numbers"]!.AsArray().Select(number => number!.ToString()).Prepend(stored["subject"]!.ToString())).ShouldBe(expected);
        stored["isFatal"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public void A_fatal_problem_is_not_written_and_not_read()
    {
        var fatal = All.Where(problem => problem.IsFatal).ToList();
        fatal.Count.ShouldBeGreaterThan(5);
        foreach (var problem in fatal)
        {
            Should.Throw<InvalidOperationException>(() => ImageSerializer.Write(With([problem]))).Message.ShouldContain(problem.GetType().Name);
            Refusal(stored => stored["kind"] = problem.GetType().Name).ShouldBe(
                $"its part plan.problems has the kind '{problem.GetType().Name}', which a plan that can be run never has.");
        }
    }

    [Theory]
    [InlineData("kind", "\"Unheard\"", "has the kind 'Unheard'")]
    [InlineData("kind", "5", "damaged")]
    [InlineData("kind", "null", "damaged")]
    [InlineData("numbers", "[]", "has a UnboundedTurn with 0 numbers; it needs 1")]
    [InlineData("numbers", "[1, 2]", "has a UnboundedTurn with 2 numbers; it needs 1")]
    [InlineData("numbers", "[1.5]", "damaged")]
    [InlineData("numbers", "[3000000000]", "damaged")]
    [InlineData("numbers", "null", "damaged")]
    [InlineData("subject", "null", "damaged")]
    [InlineData("site", "null", "damaged")]
    [InlineData("mendAt", "{\"file\":\"a\",\"start\":0,\"length\":1,\"line\":0}", "plan.problems[0].mendAt.line is 0")]
    public void A_stored_problem_that_is_wrong_is_refused(string member, string value, string message) =>
        Refusal(stored => stored[member] = JsonNode.Parse(value)).ShouldContain(message);

    private static string Refusal(Action<JsonObject> change)
    {
        var root = JsonNode.Parse(ImageSerializer.Write(With([new PlanProblem.UnboundedTurn("a", 20) { Site = All[0].Site }])))!;
        change(root["plan"]!["problems"]![0]!.AsObject());
        return Should.Throw<FormatException>(() => ImageSerializer.Read(Encoding.UTF8.GetBytes(root.ToJsonString()))).Message;
    }

    private static JsonObject Stored(PlanProblem problem) =>
        JsonNode.Parse(ImageSerializer.Write(With([problem])))!["plan"]!["problems"]![0]!.AsObject();

    private static FluxImage With(IReadOnlyList<PlanProblem> problems) => Image with { Plan = Image.Plan with { Problems = problems } };
}
