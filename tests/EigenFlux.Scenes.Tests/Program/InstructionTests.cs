using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Tests.Program;

public sealed class InstructionTests
{
    private const string Source = """
        character Ada { brief "Ada." }
        premise Sly of Ada { brief "Ada, who is sly." }
        scene Sub(x: text) { cast Ada Ada -> y until 5 tokens return y }
        scene Main(n: int = 3) {
          window 300 tokens, reserve 40
          cast Ada
          watch Ada over Sly as w
          let k = 0
          repeat n { Ada -> said until line, 10 tokens, said == "until" }
          for i in ["each"] { narrator: "x" }
          while said != "while" at most 3 { narrator: "y" }
          choose 2 by said.count { if said == "if" { keep said } else { exit Ada enter Ada } }
          call Sub(x: "call") -> r
          stop when said == "stop"
          return said: said
        }
        """;

    private static readonly IReadOnlyList<Instruction> All = [.. Instruction.All(Programs.Image(Source).Scenes["Main"].Body)];

    [Fact]
    public void Each_statement_has_its_blocks_and_the_expressions_that_it_reads()
    {
        All.Select(one => one.GetType()).Distinct().ShouldBe(
            typeof(Instruction).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Instruction))), ignoreOrder: true);
        All.SelectMany(one => one.Reads).SelectMany(Texts).ShouldBe(["until", "each", "while", "if", "call", "stop"], ignoreOrder: true);
    }

    [Fact]
    public void A_statement_that_is_not_known_is_a_bug()
    {
        Should.Throw<InvalidOperationException>(() => new Unheard().Reads);
        Should.Throw<InvalidOperationException>(() => new Unheard().Bodies);
    }

    private static IEnumerable<string> Texts(Expression expression) => expression is Expression.Constant { Value: FluxValue.Text text }
        ? [text.Value]
        : expression is Expression.ListOf list ? list.Items.SelectMany(Texts) : expression.Children.SelectMany(Texts);

    private sealed record Unheard : Instruction;
}
