using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class RunTests : IDisposable
{
    private static readonly string LongWatch = Path.Combine(Eflux.Examples, "long-watch.eflux");
    private static readonly string Endless = """
        character Ada { brief "Ada." }
        scene Main() { window 256 tokens, reserve 16
          cast Ada
          repeat 4000 { repeat 4000 { Ada -> line until line, 20 tokens } } return last: line }
        """;

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_same_seed_gives_the_same_story_and_standard_output_is_the_story_only()
    {
        var first = Eflux.Run(folder, "run", LongWatch, "--seed", "7", "--arg", "hours=4").ShouldEndWith(0);
        first.Output.ShouldBe(Eflux.Run(folder, "run", LongWatch, "--seed", "7", "--arg", "hours=4").Output);
        first.Output.ShouldStartWith("The bridge of the Patience. The sea is calm.\n\nHour 1.\n\nOona: ");
        first.Output.ShouldNotContain('\e');
        first.Output.ShouldNotContain("forgotten");
        first.Error.ShouldMatch(@"^\d+ tokens · [\d,.]+ tokens/s · stopped: end · seed 7\n$");
    }

    [Fact]
    public void Json_is_one_object_on_standard_output()
    {
        var outcome = Eflux.Run(folder, "run", LongWatch, "--seed", "7", "--arg", "hours=2", "--json").ShouldEndWith(0);
        outcome.Output.TrimEnd('\n').ShouldNotContain('\n');
        outcome.Json.EnumerateObject().Select(part => part.Name).ShouldBe(["result", "stopped", "tokens", "seed", "diagnostics"]);
        outcome.Json.GetProperty("result").EnumerateObject().Select(part => part.Name).ShouldBe(["first", "last", "hours"]);
        outcome.Json.GetProperty("result").GetProperty("hours").GetInt32().ShouldBe(2);
        outcome.Json.GetProperty("stopped").GetString().ShouldBe("end");
        outcome.Json.GetProperty("seed").GetInt32().ShouldBe(7);
        outcome.Json.GetProperty("tokens").GetInt32().ShouldBeGreaterThan(4);
    }

    [Fact]
    public void Turns_with_a_type_are_data_in_json_and_in_the_trace()
    {
        folder.Write("typed.eflux", """
            record Ticket { kind: "bug" | "wish" days: int tags: list of text }
            character Ada { brief "Ada." }
            scene Main() { window 300 tokens, reserve 80
              cast Ada
              Ada -> row: Ticket until 50 tokens
              Ada -> sure: bool
              Ada -> n: int
              return rows: row.all, row: row, sure: sure, p: sure.p(true), n: n, more: n + 1 }
            """);
        var outcome = Eflux.Run(folder, "run", "typed.eflux", "--seed", "3", "--json", "--trace", "t.jsonl").ShouldEndWith(0);
        var result = outcome.Json.GetProperty("result");
        outcome.Json.GetProperty("diagnostics").GetArrayLength().ShouldBe(0);
        result.GetProperty("rows")[0].GetRawText().ShouldBe(result.GetProperty("row").GetRawText());
        result.GetProperty("row").EnumerateObject().Select(field => field.Name).ShouldBe(["kind", "days", "tags"]);
        result.GetProperty("more").GetInt64().ShouldBe(result.GetProperty("n").GetInt64() + 1);
        result.GetProperty("p").GetDouble().ShouldBeInRange(0, 1);
        var stopped = File.ReadLines(folder["t.jsonl"]).Where(line => line.StartsWith("{\"e\":\"stopped\"", StringComparison.Ordinal)).ToList();
        stopped[0].ShouldContain($"\"value\":{result.GetProperty("row").GetRawText()}");
        stopped[1].ShouldContain($"\"value\":{result.GetProperty("sure").GetRawText()},\"p\":{{\"true\":");
        Eflux.Run(folder, "replay", "t.jsonl").ShouldEndWith(0);
    }

    [Fact]
    public void Audits_are_told_in_the_last_line_in_the_trace_and_as_data()
    {
        var told = Eflux.Run(folder, "run", LongWatch, "--seed", "7", "--arg", "hours=3", "--audit-cache", "10", "--trace", "t.jsonl").ShouldEndWith(0);
        told.Error.ShouldMatch(@"^\d+ tokens · cache off by 0\.0000 nats, at most 0\.0000 \(\d+ audits\) · stopped: end · seed 7\n$");
        var audits = File.ReadLines(folder["t.jsonl"]).Where(line => line.StartsWith("{\"e\":\"audited\"", StringComparison.Ordinal)).ToList();
        audits.Count.ShouldBeGreaterThan(2);
        audits.ShouldAllBe(line => line.Contains("\"kl\":0,\"tokens\":"));

        var data = Eflux.Run(folder, "run", LongWatch, "--seed", "7", "--arg", "hours=3", "--audit-cache", "10", "--json").ShouldEndWith(0).Json;
        data.GetProperty("audit").GetRawText().ShouldBe($$"""{"count":{{audits.Count}},"mean":0,"max":0}""");
        Eflux.Run(folder, "run", LongWatch, "--audit-cache", "0").ShouldEndWith(2);
        told.Output.ShouldBe(Eflux.Run(folder, "run", LongWatch, "--seed", "7", "--arg", "hours=3").Output);
    }

    [Fact]
    public void A_scene_that_never_stops_is_ended_and_the_limit_is_named()
    {
        folder.Write("endless.eflux", Endless);

        var outcome = Eflux.Run(folder, "run", "endless.eflux", "--max-tokens", "200", "--seed", "1", "--json").ShouldEndWith(0);
        outcome.Codes.ShouldContain("EF5012");
        outcome.Json.GetProperty("stopped").GetString().ShouldBe("limit");
        outcome.Json.GetProperty("tokens").GetInt32().ShouldBe(200);
        outcome.Output.ShouldContain("--max-tokens");
    }

    [Fact]
    public void A_person_plays_from_standard_input_and_its_end_ends_the_scene()
    {
        var lighthouse = Path.Combine(Eflux.Examples, "lighthouse.eflux");
        var outcome = Eflux.Run(folder, "Hello.\nWho are you?\n", ["run", lighthouse, "--seed", "3"]).ShouldEndWith(0);
        outcome.Output.ShouldContain("You: Hello.\n");
        outcome.Output.ShouldContain("You: Who are you?\n");
        outcome.Error.ShouldContain("stopped: end of input");
        outcome.Error.ShouldNotContain("You>");
    }

    [SkippableFact]
    public void Ctrl_C_ends_a_run_cleanly_and_keeps_what_was_said()
    {
        Skip.If(OperatingSystem.IsWindows(), "there is no kill");
        folder.Write("endless.eflux", Endless);
        using var process = Eflux.Start(folder, "run", "endless.eflux", "--max-tokens", "1000000000", "--seed", "1", "--trace", "t.jsonl");
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadLine().ShouldNotBeNull().ShouldStartWith("Ada: ");
        Eflux.Shell(folder, $"kill -INT {process.Id}").ShouldEndWith(0);

        var outcome = Eflux.Wait(process, process.StandardOutput.ReadToEndAsync(), error).ShouldEndWith(1);
        outcome.Error.ShouldContain("warning[EF5019]: The run was interrupted after ");
        outcome.Error.ShouldContain("stopped: interrupted");
        File.ReadLines(folder["t.jsonl"]).Last().ShouldContain("\"by\":\"interrupted\"");
    }

    [SkippableFact]
    public void A_closed_pipe_ends_a_run_quietly()
    {
        Skip.If(OperatingSystem.IsWindows(), "there is no bash");
        folder.Write("endless.eflux", Endless);

        var outcome = Eflux.Shell(folder, "$EFLUX run endless.eflux --seed 1 --max-tokens 1000000000 -q | head -n 1; exit ${PIPESTATUS[0]}");
        outcome.ShouldEndWith(0).Output.ShouldMatch("^Ada: .*\n$");
        Eflux.Shell(folder, "$EFLUX run endless.eflux --seed 1 --max-tokens 1000000000 | head -n 1").Error.ShouldContain("warning[EF5018]");
    }

    [SkippableFact]
    public void A_full_disk_ends_a_run_with_its_diagnostic()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "there is no /dev/full");

        var trace = Eflux.Run(folder, "run", LongWatch, "--seed", "1", "--trace", "/dev/full").ShouldEndWith(1);
        trace.Error.ShouldContain("error[EF5003]: The trace /dev/full cannot be written: No space left on device.");
        Eflux.Run(folder, "run", LongWatch, "--trace", "none/t.jsonl", "--json").ShouldEndWith(1).Codes.ShouldBe(["EF5003"]);
        Eflux.Shell(folder, $"$EFLUX run {LongWatch} --seed 1 > /dev/full").ShouldEndWith(1).Error.ShouldContain("error[EF5003]");
        Eflux.Shell(folder, "$EFLUX --help > /dev/full").ShouldEndWith(1).Error.ShouldContain("error[EF5003]");
    }
}
