using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class EndingTests : IDisposable
{
    private readonly Folder folder = new();

    public EndingTests() => folder.Write("long.eflux", """
        character A { brief "A." }
        scene S() {
          window 400 tokens, reserve 40
          cast A
          repeat 100000 { A -> r until line, 5 tokens }
          return r
        }
        """);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void A_run_that_is_told_to_end_keeps_what_it_has(string signal)
    {
        using var process = Eflux.Start(
            folder, "run", "long.eflux", "--seed", "1", "--max-tokens", "2000000000", "--trace", "t.jsonl", "--checkpoint", "c", "--checkpoint-every", "10");
        var error = process.StandardError.ReadToEndAsync();
        for (var i = 0; i < 200; i++)
        {
            process.StandardOutput.Read().ShouldNotBe(-1);
        }

        Eflux.Shell(folder, $"kill -{signal} {process.Id}").ShouldEndWith(0);
        Eflux.Wait(process, process.StandardOutput.ReadToEndAsync(), error).ShouldEndWith(1).Error.ShouldContain("EF5019");
        var last = File.ReadLines(folder["t.jsonl"]).Last();
        last.ShouldStartWith("{\"e\":\"done\"");
        last.ShouldContain("\"by\":\"interrupted\"");
        new FileInfo(folder["c"]).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_terminal_that_goes_does_not_end_a_run_that_was_started_to_outlive_it()
    {
        var outcome = Eflux.Shell(folder, """
            trap '' HUP
            $EFLUX run long.eflux --seed 1 --max-tokens 2000000000 > out &
            until [ -s out ]; do sleep 0.1; done
            kill -HUP $!
            size=$(wc -c < out); until [ $(wc -c < out) -gt $((size + 20000)) ]; do kill -0 $! || exit 9; sleep 0.1; done
            kill -TERM $!; wait $!
            """);
        outcome.ShouldEndWith(1).Error.ShouldContain("EF5019");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    public void Too_few_file_handles_are_reported_in_a_line(int handles)
    {
        var outcome = Eflux.Shell(folder, $"ulimit -n {handles}; $EFLUX run long.eflux --max-tokens 5");
        outcome.ShouldEndWith(1);
        outcome.Error.ShouldNotContain("Unhandled");
        outcome.Error.Split('\n').Length.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void The_launcher_says_how_many_file_handles_are_needed()
    {
        var launcher = Path.Combine(Path.GetDirectoryName(Eflux.Examples)!, "eflux");
        var outcome = Eflux.Shell(folder, $"ulimit -n 20; sh '{launcher}' --version");
        outcome.ShouldEndWith(1);
        outcome.Error.ShouldContain("this process may open 20 files at once, and 128 are needed");
    }
}
