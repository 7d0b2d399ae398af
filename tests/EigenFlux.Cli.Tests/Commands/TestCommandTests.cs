using System.Xml.Linq;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class TestCommandTests : IDisposable
{
    private const string Program = """
        model Tape = "replay:turns.txt"
        character Ada { brief "Ada." }
        character Ben { brief "Ben." }
        scene Ask(word: text = "yes", who: character = Ada) on Tape {
          cast who
          let side = pick([word, "no"])
          narrator: "{side}"
          who -> reply until line, 40 tokens
          return side: side
        }
        scene Last() on Tape { cast Ada Ada: "x" }

        test "it holds" {
          run Ask(word: "it's", who: Ben) times 400 seed 5
          expect P(reply ~ /please/) >= 0.8 confidence 0.95
          expect mean(reply.tokens) <= 40
          report side
        }
        test "it does not hold" {
          for word in ["a b", "\"<&>"] {
            run Ask(word: word) times 60
            expect P(side == "no") >= 0.99
          }
        }
        """;

    private readonly Folder folder = new();

    public TestCommandTests()
    {
        folder.Write("turns.txt", "Say \u0001 please.\n");
        folder.Write("p.eflux", Program);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Tests_that_hold_are_told_with_what_was_measured()
    {
        var outcome = Eflux.Run(folder, "test", "p.eflux", "--filter", "IT HOLDS").ShouldEndWith(0);

        var lines = outcome.Output.Split('\n');
        lines[0].ShouldBe("✓ it holds");
        lines[1].ShouldBe("  Ask(word: \"it's\", who: Ben) · 400 runs, seeds 5 to 404");
        lines[2].ShouldStartWith("    ✓ P(reply ~ /please/) >= 0.8  1 in [");
        lines[2].ShouldEndWith(", 1], confidence 0.95, by 32 runs");
        lines[3].ShouldStartWith("    ✓ mean(reply.tokens) <= 40    ");
        lines[4].ShouldStartWith("    · side                        \"");
        lines[5].ShouldBe("1 test passed");
        outcome.Output.ShouldNotContain('\e');
        outcome.Error.ShouldContain("400 runs · ");
    }

    [Fact]
    public void What_does_not_hold_shows_runs_that_can_be_done_again()
    {
        var outcome = Eflux.Run(folder, "test", "p.eflux", "--filter", "does not").ShouldEndWith(1);

        outcome.Output.ShouldStartWith("✗ it does not hold\n  Ask(word: \"a b\") · 16 of 60 runs, seeds 1 to 16\n    ✗ P(side == \"no\") >= 0.99  ");
        outcome.Output.ShouldContain("      it does not hold\n");
        outcome.Output.ShouldContain("        side  \"a b\"\n");
        outcome.Output.ShouldContain("  Ask(word: \"\\\"<&>\") · ");
        outcome.Output.ShouldEndWith("1 test failed\n");
        var again = outcome.Output.Split('\n').Where(line => line.Contains("again: ")).Select(line => line.Split("again: ")[1]).ToList();
        again.Count.ShouldBe(2);
        foreach (var line in again)
        {
            line.ShouldStartWith("eflux run p.eflux --scene Ask --seed ");
            var run = Eflux.Shell(folder, $"$EFLUX {line["eflux ".Length..]} --json").ShouldEndWith(0);
            run.Json.GetProperty("result").GetProperty("side").GetString().ShouldNotBe("no");
        }
    }

    [Fact]
    public void The_report_for_build_servers_is_well_formed_whatever_was_said()
    {
        Eflux.Run(folder, "test", "p.eflux", "missing.eflux", "--junit", "r.xml").ShouldEndWith(1);

        File.ReadAllBytes(folder["r.xml"]).AsSpan(0, 5).ToArray().ShouldBe("<?xml"u8.ToArray());
        var root = XDocument.Load(Path.Combine(folder.Path, "r.xml")).Root!;
        root.Name.LocalName.ShouldBe("testsuites");
        ((int)root.Attribute("tests")!, (int)root.Attribute("failures")!, (int)root.Attribute("errors")!).ShouldBe((4, 2, 1));
        root.Elements("testsuite").Select(suite => (string)suite.Attribute("name")!).ShouldBe(["p.eflux", "missing.eflux"]);
        var cases = root.Descendants("testcase").ToList();
        cases.Select(made => (string)made.Attribute("name")!).ShouldBe(
            ["it holds", "it does not hold: Ask(word: \"a b\")", "it does not hold: Ask(word: \"\\\"<&>\")", "program"]);
        cases[0].Element("failure").ShouldBeNull();
        cases[0].Element("system-out")!.Value.ShouldContain("report side: ");
        cases[2].Element("failure")!.Value.ShouldContain("side: \"<&>");
        ((string)cases[3].Element("error")!.Attribute("message")!).ShouldContain("EF5001");
        ((double)cases[0].Attribute("time")!).ShouldBeGreaterThanOrEqualTo(0);
        Directory.GetFiles(folder.Path, ".*").ShouldBeEmpty();
    }

    [Fact]
    public void The_report_is_given_as_data()
    {
        var json = Eflux.Run(folder, "test", "p.eflux", "--json", "--runs", "8", "--seed", "90").ShouldEndWith(1).Json;

        json.GetProperty("passed").GetBoolean().ShouldBeFalse();
        var tests = json.GetProperty("tests").EnumerateArray().ToList();
        tests.Select(test => test.GetProperty("outcome").GetString()).ShouldBe(["failed", "failed"]);
        var made = tests[0].GetProperty("cases")[0];
        made.GetProperty("arguments").GetProperty("who").GetString().ShouldBe("Ben");
        (made.GetProperty("runs").GetInt32(), made.GetProperty("planned").GetInt32(), made.GetProperty("seed").GetInt32()).ShouldBe((8, 8, 90));
        var expectation = made.GetProperty("expectations")[0];
        expectation.GetProperty("verdict").GetString().ShouldBe("undecided"); // Eight runs do not show it.
        expectation.GetProperty("lower").GetDouble().ShouldBeInRange(0.5, 0.8);
        var report = made.GetProperty("reports")[0];
        report.EnumerateObject().Select(part => part.Name).ShouldBe(["report", "runs", "shares"]);
        (report.GetProperty("report").GetString(), report.GetProperty("runs").GetInt32()).ShouldBe(("side", 8));
        report.GetProperty("shares").EnumerateArray().Sum(share => share.GetProperty("runs").GetInt32()).ShouldBe(8);
        tests[1].GetProperty("cases")[0].GetProperty("expectations")[0].GetProperty("counterexamples")[0].GetProperty("reads").GetProperty("side")
            .GetString().ShouldBe("a b");
    }

    [SkippableFact]
    public void Ctrl_C_reports_what_was_found_so_far()
    {
        Skip.If(OperatingSystem.IsWindows(), "there is no kill");
        folder.Write("long.eflux", Program + "\ntest \"endless\" { run Ask() times 1000000 expect P(reply.count == 1) >= 1 }\ntest \"never\" { run Ask() }\n");
        using var process = Eflux.Start(folder, "test", "long.eflux", "--junit", "r.xml");
        var error = process.StandardError.ReadToEndAsync();
        while (process.StandardOutput.ReadLine().ShouldNotBeNull() != "✗ it does not hold")
        {
            // The tests before the endless one.
        }

        Eflux.Shell(folder, $"kill -INT {process.Id}").ShouldEndWith(0);

        var outcome = Eflux.Wait(process, process.StandardOutput.ReadToEndAsync(), error).ShouldEndWith(1);
        outcome.Output.ShouldContain("… endless  interrupted\n");
        outcome.Output.ShouldContain("      the test ended before this was decided\n");
        outcome.Output.ShouldEndWith("1 test passed, 1 failed, 1 interrupted\n");
        outcome.Error.ShouldContain("warning[EF5209]: The tests were interrupted after ");
        var cases = XDocument.Load(folder["r.xml"]).Descendants("testcase").ToList();
        ((string)cases[^1].Attribute("name")!).ShouldBe("endless");
        cases[^1].Element("skipped").ShouldNotBeNull();
    }

    [Fact]
    public void A_mistake_in_asking_is_told()
    {
        folder.Write("none.eflux", "character Ada { brief \"Ada.\" } scene S() { cast Ada Ada: \"x\" }");
        Eflux.Run(folder, "test", "none.eflux").ShouldEndWith(1).Error.ShouldContain("EF5201");
        Eflux.Run(folder, "test", "p.eflux", "--filter", "nothing").ShouldEndWith(1).Error.ShouldContain("EF5202");
        Eflux.Run(folder, "test", "p.eflux", "--runs", "0").ShouldEndWith(2).Error.ShouldContain("--runs takes a number of at least 1");
        Eflux.Run(folder, "test").ShouldEndWith(2);
        Eflux.Run(folder, "test", "p.eflux", "--filter", "it holds", "--runs", "1", "--junit", "no/such/r.xml").ShouldEndWith(1)
            .Error.ShouldContain("EF5003");
        Eflux.Run(folder, "check", "p.eflux").ShouldEndWith(0);
    }
}
