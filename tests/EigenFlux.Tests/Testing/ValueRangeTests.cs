using EigenFlux.Compiler;
using EigenFlux.Compiler.Testing;
using EigenFlux.Scenes.Values;
using EigenFlux.Statistics;
using EigenFlux.Testing.Execution;
using EigenFlux.Testing.Rules;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Testing;

public sealed class ValueRangeTests : IDisposable
{
    private const double None = double.PositiveInfinity;

    private const string Scenes = Workshop.Cast + """
        let dice = [1, 2, 6]
        let six = 6
        model Mini = "builtin:mini"
        premise Calm of Ada { brief "Calm." }
        premise Angry of Ada { brief "Angry." }
        record Ticket { days: int, tags: list of text }
        record Flag { name: "a" | "bc", on: bool }
        scene Talk(rounds: int = 3, cap: int = 24, sizes: list of int = [2, 9, 4]) on Mini {
          window 400 tokens, reserve 48
          cast Ada, Ben, Trio
          watch Ada over Calm, Angry as mood
          let counter = 0
          let size = 1
          let size2 = pick(sizes)
          repeat rounds { Ada -> capped until line, cap tokens, 99 tokens let counter = counter + 1 }
          Ada -> free until line
          Ada -> verdict: "yes" | "no, never"
          Ada -> ticket: Ticket until 80 tokens
          for n in sizes { Ben -> each until line, 5 tokens }
          for n in 2..7 { let size = n * 2 }
          while each contains "x" at most 4 { Ben -> loop until line, 5 tokens }
          if each contains "y" { Ben -> either until 5 tokens } else { repeat 2 { Ben -> either until 6 tokens } }
          repeat grown.count + 1 { Ben -> grown until line, grown.tokens + 5 tokens }
          Ada -> code: /[^,]{1,20}/
          Ada -> code2: /(?:ab|[^x]){3}(?:cd?)?/
          Ada -> code3: /😀{1,3}/
          Ada -> grows: /a+/ until 9 tokens
          Ada -> whole: int
          Ada -> real: number
          Ada -> sure: bool
          Ada -> flag: Flag
          Ada -> wish: "été" | "so"
          Trio -> played: /[a-z]{1,5}/
          call Other() -> other
          return drawn: size2, size: size, counter: counter, words: capped.tokens, tokens: 0 - rounds
        }
        coalition Trio(Ada) { brief "Trio." plays Say }
        scene Say(heard: text) { cast Ada return "more than five" }
        scene Other() { cast Ada return tokens: 0 - 5 }

        """;

    private readonly Workshop workshop = new();

    public ValueRangeTests() => workshop.Record("a", "b");

    public void Dispose() => workshop.Dispose();

    public static TheoryData<string, double, double> Numbers => new()
    {
        { "7", 7, 7 },
        { "six * 2 - 1", 11, 11 },
        { "limit", 30, 30 },
        { "rounds", 3, 3 },
        { "-rounds", -3, -3 },
        { "capped.tokens", 0, 24 },
        { "capped[2].tokens", 0, 24 },
        { "free.tokens", 0, 48 },
        { "ticket.tokens", 0, 80 },
        { "either.tokens", 0, 6 },
        { "verdict.length", 0, 9 },
        { "verdict.p(\"yes\")", 0, 1 },
        { "mood[Calm]", 0, 1 },
        { "mood.ever[Angry]", 0, 1 },
        { "capped.count", 0, 3 },
        { "capped.all.count", 0, 3 },
        { "capped.count(\"x\")", 0, 3 },
        { "each.count", 0, 3 },
        { "loop.count", 0, 4 },
        { "either.count", 0, 2 },
        { "other.count", 0, 1 },
        { "sizes.count", 3, 3 },
        { "sizes[2]", 9, 9 },
        { "sizes[each.count]", 2, 9 },
        { "drawn", 2, 9 },
        { "size", 1, 14 },
        { "words", 0, 24 },
        { "tokens", -3, -3 },
        { "capped.tokens - 2 * free.tokens", -96, 24 },
        { "(capped.tokens - 4) * (capped.tokens + 1)", -100, 500 },
        { "code.length", 0, 20 },
        { "code[1].length", 0, 20 },
        { "code2.length", 0, 8 },
        { "code3.length", 0, 3 },
        { "whole.length", 0, 19 },
        { "sure.length", 0, 5 },
        { "flag.length", 0, 27 },
        { "wish.length", 0, 3 },
        { "grows.length", 0, None },
        { "ticket.length", 0, None },
        { "played.length", 0, None },
        { "capped.length", 0, None },
        { "free.matches(/x/)", 0, None },
        { "ticket.tags.count", 0, None },
        { "ticket.days", -None, None },
        { "free.logprob", -None, None },
        { "mood.rest", -None, None },
        { "counter", -None, None },
        { "capped.tokens - free.length", -None, 24 },
        { "verdict.tokens", 0, None },
        { "grown.count", 0, None },
        { "grown.tokens", 0, None },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_bounds_of_a_number_are_found_in_the_program(string number, double lower, double upper) =>
        Range(number, new Dictionary<string, FluxValue>()).ShouldBe(new Interval(lower, upper));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_mean_without_them_is_found_before_any_run(string number, double lower, double upper) =>
        workshop.Host.Check(workshop.Load($"{Scenes}test \"t\" {{ let limit = 30 run Talk() expect mean({number}) >= 0 confidence 0.9 }}"))
            .Where(found => found.Severity == EigenFlux.Language.Diagnostics.DiagnosticSeverity.Error)
            .Select(found => found.Code.Id)
            .ShouldBe(double.IsFinite(upper - lower) ? [] : ["EF5211"]);

    [Theory]
    [InlineData("for n in [1, 2] { run Talk(rounds: n, sizes: [n, 3]) expect mean(capped.count * sizes[capped.count] + n) >= 0 confidence 0.9 }")]
    [InlineData("let much = six * 2 run Talk(cap: much) expect mean(capped.tokens * much) >= 0 confidence 0.9")]
    [InlineData("run Talk() times 9 let m = mean(capped.tokens) if m > 3 { run Talk(rounds: 2) expect mean(each.count) - m < 4 confidence 0.9 }")]
    [InlineData("run Talk() let most = 400 expect mean(capped.length, max: most + six) <= 300 confidence 0.9")]
    [InlineData("run Talk() times 9 let m = mean(capped.length) report m expect P(capped.length > 3) >= 0 confidence 0.9")]
    public void A_bound_that_a_run_will_know_is_no_mistake(string body) =>
        workshop.Host.Check(workshop.Load($"{Scenes}test \"t\" {{ {body} }}"))
            .Where(found => found.Severity == EigenFlux.Language.Diagnostics.DiagnosticSeverity.Error)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("EF5211", "run Talk() times 9 let m = mean(capped.length) repeat 2 { expect mean(capped.tokens) - m <= 300 confidence 0.9 }")]
    [InlineData("EF5211", "for n in 1..2 { run Talk() expect mean(n + free.length, min: 0) <= 300 confidence 0.9 }")]
    [InlineData("EF5207", "run Talk() expect P(capped.length > 3) == 0.5 confidence 0.9")]
    [InlineData("EF5206", "run Talk() times six - 6")]
    [InlineData("EF5206", "run Talk() times 2 seed -1")]
    [InlineData("EF5206", "run Talk() expect mean(capped.length, min: 5, max: six - 2) <= 300 confidence 0.9")]
    public void What_no_run_could_mend_is_found_before_any(string code, string body) =>
        workshop.Host.Check(workshop.Load($"{Scenes}test \"t\" {{ {body} }}"))
            .Where(found => found.Severity == EigenFlux.Language.Diagnostics.DiagnosticSeverity.Error)
            .Select(found => found.Code.Id)
            .ShouldBe([code]);

    [Fact]
    public void They_are_those_of_the_arguments()
    {
        var values = new Dictionary<string, FluxValue>
        {
            ["rounds"] = new FluxValue.Integer(7),
            ["cap"] = new FluxValue.Integer(300),
            ["sizes"] = new FluxValue.List([new FluxValue.Integer(-5), new FluxValue.Integer(5)]),
        };

        Range("capped.count", values).ShouldBe(new Interval(0, 7));
        Range("capped.tokens", values).ShouldBe(new Interval(0, 99));
        Range("drawn", values).ShouldBe(new Interval(-5, 5));
    }

    private Interval Range(string number, Dictionary<string, FluxValue> values)
    {
        var program = workshop.Load($"{Scenes}test \"t\" {{ let limit = 30 run Talk() expect mean({number}) >= 0 }}");
        program.Diagnostics.Where(found => found.Severity == EigenFlux.Language.Diagnostics.DiagnosticSeverity.Error).ShouldBeEmpty();
        var (suite, mistakes) = TestLowerer.Lower(program);
        mistakes.ShouldBeEmpty();
        var compiled = workshop.Host.Compile(program, new CompileOptions { Scene = "Talk", Values = values });
        var image = compiled.Image ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics));
        var expect = suite.Tests[0].Body.OfType<TestStatement.Expect>().Single();
        var own = new Dictionary<string, FluxValue>
        {
            ["@six"] = new FluxValue.Integer(6),
            ["%limit"] = new FluxValue.Integer(30),
        };
        return ValueRange.In(image, own, suite.Characters).Of(expect.Condition.Statistics.Single().Operand);
    }
}
