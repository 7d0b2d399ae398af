using EigenFlux.Compiler;
using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Testing;
using EigenFlux.Compiler.Values;
using EigenFlux.Statistics;
using EigenFlux.Testing.Execution;
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
        scene Talk(rounds: int = 3, cap: int = 24, sizes: list of int = [2, 9, 4]) on Mini {
          window 400 tokens, reserve 48
          cast Ada, Ben
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
          call Other() -> other
          return drawn: size2, size: size, counter: counter, words: capped.tokens, tokens: 0 - rounds
        }
        scene Other() { cast Ada return tokens: 0 - 5 }

        """;

    private readonly Workshop workshop = new();

    public ValueRangeTests() => workshop.Record("a", "b");

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("7", 7, 7)]
    [InlineData("six * 2 - 1", 11, 11)]
    [InlineData("limit", 30, 30)]
    [InlineData("rounds", 3, 3)]
    [InlineData("-rounds", -3, -3)]
    [InlineData("capped.tokens", 0, 24)]
    [InlineData("capped[2].tokens", 0, 24)]
    [InlineData("free.tokens", 0, 48)]
    [InlineData("ticket.tokens", 0, 80)]
    [InlineData("either.tokens", 0, 6)]
    [InlineData("verdict.length", 0, 9)]
    [InlineData("verdict.p(\"yes\")", 0, 1)]
    [InlineData("mood[Calm]", 0, 1)]
    [InlineData("mood.ever[Angry]", 0, 1)]
    [InlineData("capped.count", 0, 3)]
    [InlineData("capped.all.count", 0, 3)]
    [InlineData("capped.count(\"x\")", 0, 3)]
    [InlineData("each.count", 0, 3)]
    [InlineData("loop.count", 0, 4)]
    [InlineData("either.count", 0, 2)]
    [InlineData("other.count", 0, 1)]
    [InlineData("sizes.count", 3, 3)]
    [InlineData("sizes[2]", 9, 9)]
    [InlineData("sizes[each.count]", 2, 9)]
    [InlineData("drawn", 2, 9)]
    [InlineData("size", 1, 14)]
    [InlineData("words", 0, 24)]
    [InlineData("tokens", -3, -3)]
    [InlineData("capped.tokens - 2 * free.tokens", -96, 24)]
    [InlineData("(capped.tokens - 4) * (capped.tokens + 1)", -100, 500)]
    [InlineData("capped.length", 0, None)]
    [InlineData("free.matches(/x/)", 0, None)]
    [InlineData("ticket.tags.count", 0, None)]
    [InlineData("ticket.days", -None, None)]
    [InlineData("free.logprob", -None, None)]
    [InlineData("mood.rest", -None, None)]
    [InlineData("counter", -None, None)]
    [InlineData("capped.tokens - free.length", -None, 24)]
    [InlineData("verdict.tokens", 0, None)]
    [InlineData("grown.count", 0, None)]
    [InlineData("grown.tokens", 0, None)]
    public void The_bounds_of_a_number_are_found_in_the_program(string number, double lower, double upper) =>
        Range(number, new Dictionary<string, FluxValue>()).ShouldBe(new Interval(lower, upper));

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
        return new ValueRange(image, own, suite.Characters).Of(expect.Condition.Statistics.Single().Operand);
    }
}
