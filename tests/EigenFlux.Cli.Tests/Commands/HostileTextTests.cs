using System.Text.RegularExpressions;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

/// <summary>Programs, arguments and files whose names and texts would act on a terminal.</summary>
public sealed class HostileTextTests : IDisposable
{
    // A colour by C1, a title by OSC, an override of the direction, a line separator.
    private const string Evil = "\u009B31m\u009D0;t\u009C\u202Eabc\u2066\u2028";

    private readonly Folder folder = new();

    public HostileTextTests()
    {
        folder.Write("good.eflux", $$"""
            character A "A{{Evil}}" { brief "A{{Evil}}" }
            lore L "L{{Evil}}" { brief "x{{Evil}}" }
            scene S(k: "{{Evil}}" | "b" = "b") {
              window 400 tokens, reserve 40
              cast A
              A: "hi {{Evil}}"
              A -> r until line, 5 tokens
              note "{{Evil}}"
              enter L
              A -> q until line, 5 tokens
              return q
            }
            test "t{{Evil}}" {
              run S() times 2 seed 1
              report P(q == "{{Evil}}")
            }
            """);
        folder.Write("bad.eflux", $$"""
            character A { brief "A" }
            scene S() { cast A
              A: "{{Evil}} {nope{{Evil}}}"
              B{{Evil}}: "x"
              import "{{Evil}}.eflux"
              A -> r: "a" | "{{Evil}}zz" | "{{Evil}}zzy"
            }
            model M = "{{Evil}}:x"
            scene T() on M { cast A  A -> r until line, 2 tokens }
            """);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("check", "good.eflux")]
    [InlineData("check", "bad.eflux")]
    [InlineData("check", "bad.eflux", "--json")]
    [InlineData("check", "bad.eflux", "--color", "always")]
    [InlineData("compile", "good.eflux", "--map", "text", "--color", "always")]
    [InlineData("compile", "good.eflux", "--map", "json")]
    [InlineData("compile", "good.eflux", "--map", "html")]
    [InlineData("compile", "bad.eflux", "--map", "html")]
    [InlineData("compile", "good.eflux", "--explain", "A")]
    [InlineData("compile", "good.eflux", "--explain", "x" + Evil)]
    [InlineData("compile", "good.eflux", "--arg", "k=" + Evil + "z")]
    [InlineData("compile", "good.eflux", "-o", "no" + Evil + "/x")]
    [InlineData("run", "good.eflux", "--seed", "1", "--color", "always", "--trace", "t.jsonl")]
    [InlineData("run", "good.eflux", "--seed", "1", "--json")]
    [InlineData("run", "x" + Evil + ".eflux")]
    [InlineData("run", "good.eflux", "--model", "x" + Evil)]
    [InlineData("run", "good.eflux", "--" + Evil)]
    [InlineData("test", "good.eflux")]
    [InlineData("test", "good.eflux", "--json")]
    [InlineData("models", "x" + Evil)]
    [InlineData("resume", Evil)]
    [InlineData(Evil)]
    public void Nothing_acts_on_a_terminal(params string[] arguments)
    {
        var outcome = Eflux.Run(folder, arguments);
        outcome.Error.ShouldNotContain("internal error");
        (outcome.Output.Length + outcome.Error.Length).ShouldBeGreaterThan(0);
        Acting(outcome.Output).ShouldBeEmpty();
        Acting(outcome.Error).ShouldBeEmpty();
    }

    [Fact]
    public void A_trace_is_told_so_that_nothing_acts()
    {
        Eflux.Run(folder, "run", "good.eflux", "--seed", "1", "--trace", "t.jsonl", "-q").ShouldEndWith(0);
        var told = Eflux.Run(folder, "replay", "t.jsonl", "--color", "always").ShouldEndWith(0);
        told.Output.ShouldContain("abc");
        Acting(told.Output).ShouldBeEmpty();
        Acting(Eflux.Run(folder, "replay", "t.jsonl", "--json").ShouldEndWith(0).Output).ShouldBeEmpty();
    }

    [Fact]
    public void JSON_has_the_exact_text_and_a_program_is_formatted_as_it_is()
    {
        var outcome = Eflux.Run(folder, "compile", "good.eflux", "--map", "json").ShouldEndWith(0);
        outcome.Output.ShouldContain("\\u009b31m");
        outcome.Json.GetRawText().ShouldContain("u202e");
        Eflux.Run(folder, "fmt", "--stdout", "good.eflux").ShouldEndWith(0).Output.ShouldContain($"test \"t{Evil}\"");
    }

    private static List<string> Acting(string written) =>
    [
        .. Regex.Replace(written, @"\e\[[0-9;]*m", "")
            .Where(c => c is not ('\n' or '\t') && (char.IsControl(c) || c is '\u061C' or '\u2028' or '\u2029' or '\uFEFF'
                or (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u206F')))
            .Select(c => $"U+{(int)c:X4}"),
    ];
}
