using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class LimitsTests : IDisposable
{
    private const string Model = "model Tape = \"replay:turns.txt\"\n";

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("A -> r until line, 9 tokens  let x = r  repeat 60 { let x = \"{x}{x}\" }  A -> q until line, 5 tokens", "EF5020")]
    [InlineData("A -> r until line, 9 tokens  let x = [r]  repeat r.length * 60 { let x = x + x }  A -> q until line, 5 tokens", "EF5020")]
    [InlineData("A -> r until line, 9 tokens  choose r.length * 1000 by 1 { A -> q until line, 5 tokens }", "EF5022")]
    public void A_run_that_grows_past_a_limit_ends_with_it(string body, string code)
    {
        folder.Write("turns.txt", " Yes.\n No.\n");
        folder.Write("a.eflux", Model + "character A { brief \"A.\" }\nscene S() on Tape { window 400 tokens, reserve 20 cast A " + body + " return r }\n");
        var outcome = Eflux.Run(folder, "run", "a.eflux", "--json").ShouldEndWith(1);
        outcome.Codes.ShouldContain(code);
        outcome.Json.GetProperty("stopped").GetString().ShouldBe("failed");
        outcome.Json.GetProperty("result").GetProperty("r").GetString().ShouldBe("Yes.");
    }

    [Theory]
    [InlineData("2147483647")]
    [InlineData("99999999999")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("wide")]
    [InlineData("1")]
    public void Any_width_of_a_terminal_will_do(string columns)
    {
        folder.Write("a.eflux", "character A { brief \"A.\" }\nscene S() { window 400 tokens, reserve 20 cast A B: \"x\" A -> r until line, 9 tokens return r }\n");
        folder.Write("b.eflux", "character A { brief \"A.\" }\nscene S() { window 400 tokens, reserve 20 cast A A -> r until line, 9 tokens return r }\n");
        var outcome = Eflux.Shell(
            folder, $"COLUMNS={columns} LINES={columns} $EFLUX compile b.eflux --map text && COLUMNS={columns} $EFLUX run --help && COLUMNS={columns} $EFLUX check a.eflux");
        outcome.ShouldEndWith(1);
        outcome.Error.ShouldContain("EF2101");
        outcome.Output.Split('\n').ShouldAllBe(line => line.Length <= 1000);
    }

    [Theory]
    [InlineData("""l=["\ud800"]""", "half of a character")]
    [InlineData("""l=["a", "\udfff"]""", "half of a character")]
    [InlineData("""r={"a": "\ud800", "b": "x"}""", "half of a character")]
    [InlineData("""r={"a": "1", "a": "2", "b": "x"}""", "the field 'a' twice")]
    [InlineData("""n=[1e400]""", "a number that is out of range")]
    [InlineData("n=NaN", "is not")]
    [InlineData("n=1e400", "is not")]
    [InlineData("n=Infinity,1", "is not")]
    public void An_argument_that_no_value_can_be_is_refused(string argument, string reason)
    {
        folder.Write("a.eflux", """
            character A { brief "A" }
            record R { a: text b: "x" | "y" }
            scene S(l: list of text = [], r: list of R = [], n: list of number = []) { cast A
             A: "{l} {r} {n}"
             A -> r2 until line, 5 tokens
            }
            """);
        var json = argument[0] == 'r' ? $"r=[{argument[2..]}]" : argument;
        var outcome = Eflux.Run(folder, "compile", "a.eflux", "--arg", json, "--json").ShouldEndWith(1);
        outcome.Codes.ShouldBe(["EF5008"]);
        outcome.Output.ShouldContain(reason);
    }

    [Theory]
    [InlineData("""["\ud800"]""", "half of a character")]
    [InlineData("[1e400]", "a number that is out of range")]
    [InlineData("[1, 1e999]", "a number that is out of range")]
    [InlineData("[NaN]", "a list is written as JSON")]
    public void An_answer_that_no_value_can_be_is_refused(string answer, string reason)
    {
        var type = answer.Contains('"', StringComparison.Ordinal) ? "text" : "number";
        folder.Write("a.eflux", $$"""
            character A { brief "A" }
            character Y { brief "Y" }
            scene S() { window 400 tokens, reserve 60 cast A, Y on input
              A: "hi"
              Y -> n: list of {{type}} until 60 tokens
              A -> z until line, 5 tokens
              return n
            }
            """);
        var outcome = Eflux.Run(folder, answer + "\n", ["run", "a.eflux", "--json"]).ShouldEndWith(1);
        outcome.Codes.ShouldContain("EF5502");
        outcome.Output.ShouldContain(reason);
    }

    [Theory]
    [InlineData("""{"name": "\ud800", "line": "{text}", "narration": "{text}"}""")]
    [InlineData("""{"name": "a", "\ud800": "{text}", "narration": "{text}"}""")]
    [InlineData("""{"name": "a", "line": "{text}", "narration": "{text}", "turnEnds": ["\udc00"]}""")]
    public void A_target_file_with_half_of_a_character_is_refused(string target)
    {
        folder.Write("a.eflux", "character A { brief \"A.\" }\nscene S() { window 400 tokens, reserve 20 cast A A -> r until line, 9 tokens return r }\n");
        folder.Write("t.json", target);
        Eflux.Run(folder, "compile", "a.eflux", "--targets", "t.json", "--json").ShouldEndWith(1).Output.ShouldContain("half of a character");
    }
}
