using System.Text;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class ResumeTests
{
    private const string March = """
        character Ada { brief "Ada measures." }
        character Ben { brief "Ben doubts." }
        scene March {
          window 160 tokens, reserve 24
          delete by turn down to 70 %
          cast Ada, Ben
          setting "A harbour at night."
          let mark = 0
          repeat 60 {
            Ada -> said until line, 20 tokens
            choose 2 by mark { Ben -> reply until line, 14 tokens  let mark = pick(1..100) }
          }
          return said: said, reply: reply
        }
        """;

    [Fact]
    public void A_run_that_was_killed_at_any_moment_is_resumed_byte_for_byte()
    {
        using var folder = new Folder();
        folder.Write("march.eflux", March);
        var whole = Run(folder, "whole", int.MaxValue).ShouldEndWith(0).Output;
        whole.Length.ShouldBeGreaterThan(2000);

        var random = new Random(11);
        var killed = 0;
        for (var i = 0; i < 50; i++)
        {
            // From the first character to past the last.
            killed += Run(folder, $"cut{i}", random.Next(1, whole.Length + 20)).Code != 0 ? 1 : 0;
            Eflux.Run(folder, "resume", $"cut{i}", "-q").ShouldEndWith(0).Output.ShouldBe(whole, $"killed at moment {i}");
        }

        killed.ShouldBeGreaterThan(25);
    }

    [Fact]
    public void A_resumed_run_writes_the_whole_trace_and_result()
    {
        using var folder = new Folder();
        folder.Write("march.eflux", March);
        Run(folder, "c", killAt: 1);
        Eflux.Run(folder, "resume", "c", "--trace", "resumed.jsonl", "--json").ShouldEndWith(0).Json
            .GetProperty("result").GetRawText().ShouldBe(
                Eflux.Run(folder, "run", "march.eflux", "--seed", "3", "--json", "--trace", "whole.jsonl").ShouldEndWith(0).Json
                    .GetProperty("result").GetRawText());
        Story(folder, "resumed.jsonl").ShouldBe(Story(folder, "whole.jsonl"));
    }

    [Fact]
    public void A_run_that_was_killed_again_and_again_has_the_trace_of_one_that_was_not()
    {
        using var folder = new Folder();
        folder.Write("march.eflux", March);
        var whole = Eflux.Run(
            folder, "run", "march.eflux", "--seed", "3", "-q", "--checkpoint", "w", "--checkpoint-every", "25", "--trace", "whole.jsonl").ShouldEndWith(0).Output;
        File.ReadLines(folder["whole.jsonl"]).Count(IsCheckpoint).ShouldBeGreaterThan(20);

        Run(folder, "c", whole.Length / 5);
        for (var i = 2; i < 5; i++)
        {
            RunUntil(folder, i * whole.Length / 5, "resume", "c", "-q", "--trace", "cut.jsonl").Code.ShouldNotBe(0);
        }

        Eflux.Run(folder, "resume", "c", "-q", "--trace", "resumed.jsonl").ShouldEndWith(0).Output.ShouldBe(whole);
        File.ReadAllText(folder["resumed.jsonl"]).ShouldBe(File.ReadAllText(folder["whole.jsonl"]));

        // One that was over is told again with them too.
        Eflux.Run(folder, "resume", "w", "-q", "--trace", "again.jsonl").ShouldEndWith(0);
        File.ReadAllText(folder["again.jsonl"]).ShouldBe(File.ReadAllText(folder["whole.jsonl"]));
    }

    [Fact]
    public void What_cannot_be_resumed_is_refused_with_its_reason()
    {
        using var folder = new Folder();
        folder.Write("march.eflux", March);
        folder.Write("other.txt", "This is no checkpoint, and it is long enough to be one by its length alone.");
        Run(folder, "c", killAt: 1);
        Eflux.Run(folder, "resume", "absent", "--json").ShouldEndWith(1).Codes.ShouldBe(["EF5001"]);
        Eflux.Run(folder, "resume", "other.txt", "--json").ShouldEndWith(1).Codes.ShouldBe(["EF5404"]);

        var bytes = File.ReadAllBytes(folder["c"]);
        File.WriteAllBytes(folder["half"], bytes[..(bytes.Length / 2)]);
        Eflux.Run(folder, "resume", "half", "-q").ShouldEndWith(1).Error.ShouldContain("it is cut off or damaged");

        // A run that can go on is not overwritten by mistake.
        Eflux.Run(folder, "run", "march.eflux", "--checkpoint", "c", "--json").ShouldEndWith(1).Codes.ShouldBe(["EF5406"]);
        File.ReadAllBytes(folder["c"]).ShouldBe(bytes);

        folder.Write("march.eflux", March.Replace("A harbour", "A tower", StringComparison.Ordinal));
        var changed = Eflux.Run(folder, "resume", "c", "--json").ShouldEndWith(1);
        changed.Codes.ShouldBe(["EF5403"]);
        changed.Output.ShouldContain("has changed since");
    }

    [Fact]
    public void Two_runs_do_not_write_one_checkpoint()
    {
        using var folder = new Folder();
        folder.Write("ask.eflux", """
            character You { brief "A visitor." }
            scene S { cast You on input  setting "A room."  You -> said until line, 20 tokens  return said: said }
            """);
        using var first = Eflux.Start(folder, "run", "ask.eflux", "--checkpoint", "c");
        first.StandardOutput.Read().ShouldBe('A'); // The setting: the run has begun.
        Eflux.Run(folder, "run", "ask.eflux", "--checkpoint", "c", "--json").ShouldEndWith(1).Codes.ShouldBe(["EF5405"]);
        Eflux.Run(folder, "resume", "c", "--json").ShouldEndWith(1).Codes.ShouldBe(["EF5405"]);

        // Nor by another name of it.
        Directory.CreateDirectory(folder["far"]);
        File.CreateSymbolicLink(folder["link"], "c");
        File.CreateSymbolicLink(folder["far/link"], folder["link"]);
        Directory.CreateSymbolicLink(folder["here"], ".");
        foreach (var name in (string[])["link", "far/link", "here/c", "here/far/link"])
        {
            Eflux.Run(folder, "resume", name, "--json").ShouldEndWith(1).Codes.ShouldBe(["EF5405"], name);
        }

        first.StandardInput.WriteLine("Here I am.");
        first.StandardInput.Close();
        Eflux.Wait(first, first.StandardOutput.ReadToEndAsync(), first.StandardError.ReadToEndAsync()).ShouldEndWith(0);

        // A person's line is not lost, however the run ends after it.
        Eflux.Run(folder, "resume", "c", "--json").ShouldEndWith(0).Json.GetProperty("result").GetProperty("said").GetString().ShouldBe("Here I am.");
        Eflux.Run(folder, "resume", "far/link", "--json").ShouldEndWith(0);
        new FileInfo(folder["link"]).LinkTarget.ShouldBe("c");
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_made_ends_the_run_before_it_begins()
    {
        using var folder = new Folder();
        folder.Write("march.eflux", March);
        Eflux.Run(folder, "run", "march.eflux", "--checkpoint", "nowhere/c", "--json").ShouldEndWith(1).Codes.ShouldBe(["EF5003"]);
        Eflux.Run(folder, "run", "march.eflux", "--checkpoint", "c", "--branches", "2").ShouldEndWith(2).Error.ShouldContain("use one of the two");
    }

    [Fact]
    public void Branches_tell_the_stories_of_their_seeds()
    {
        using var folder = new Folder();
        folder.Write("talk.eflux", March.Replace("repeat 60", "repeat 3", StringComparison.Ordinal));
        var runs = Eflux.Run(folder, "run", "talk.eflux", "--branches", "3", "--seed", "5", "--trace", "t.jsonl", "-q").ShouldEndWith(0);
        var alone = Enumerable.Range(5, 3).Select(seed => Eflux.Run(folder, "run", "talk.eflux", "--seed", $"{seed}", "-q").Output).ToList();
        runs.Output.ShouldBe($"── 1 · seed 5 ──\n{alone[0]}\n── 2 · seed 6 ──\n{alone[1]}\n── 3 · seed 7 ──\n{alone[2]}");
        Eflux.Run(folder, "run", "talk.eflux", "--seed", "6", "--trace", "alone.jsonl", "-q");
        File.ReadAllText(folder["t-2.jsonl"]).ShouldBe(File.ReadAllText(folder["alone.jsonl"]));

        var json = Eflux.Run(folder, "run", "talk.eflux", "--branches", "2", "--seed", "5", "--json").ShouldEndWith(0).Json.GetProperty("runs");
        json.EnumerateArray().Select(run => run.GetProperty("seed").GetInt32()).ShouldBe([5, 6]);
        json.EnumerateArray().ShouldAllBe(run => run.GetProperty("stopped").GetString() == "end" && run.GetProperty("tokens").GetInt32() > 0);
    }

    private static IEnumerable<string> Story(Folder folder, string trace) =>
        File.ReadLines(folder[trace]).Where(line => !IsCheckpoint(line));

    private static bool IsCheckpoint(string line) => line.StartsWith("{\"e\":\"checkpoint\"", StringComparison.Ordinal);

    /// <summary>Runs the program with a checkpoint every 25 tokens, and kills it when it has printed so many characters.</summary>
    private static Eflux.Outcome Run(Folder folder, string checkpoint, int killAt) => RunUntil(
        folder, killAt, "run", "march.eflux", "--seed", "3", "-q", "--checkpoint", checkpoint, "--checkpoint-every", "25");

    private static Eflux.Outcome RunUntil(Folder folder, int killAt, params string[] arguments)
    {
        using var process = Eflux.Start(folder, arguments);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = new StringBuilder();
        while (output.Length < killAt && process.StandardOutput.Read() is >= 0 and var next)
        {
            output.Append((char)next);
        }

        if (output.Length >= killAt)
        {
            process.Kill();
        }

        return Eflux.Wait(process, Task.FromResult(output + process.StandardOutput.ReadToEnd()), error);
    }
}
