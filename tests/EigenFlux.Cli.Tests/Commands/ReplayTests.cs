using System.Text;
using System.Text.Json;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class ReplayTests : IDisposable
{
    private const string Begun = """{"e":"run","n":0,"beat":0,"version":1,"program":"p","scene":"Main","arguments":{},"model":"builtin:mini","window":40,"seed":1}""";

    private static readonly string[] Told =
    [
        Begun,
        """{"e":"appended","n":0,"beat":0,"at":0,"segment":"Ada","kind":"definition","tokens":[7,8],"text":"Ada measures.\n","bytes":[4,10]}""",
        """{"e":"appended","n":1,"beat":1,"at":2,"segment":"reply[1]","kind":"turn","tokens":[9],"text":"Yes"}""",
        """{"e":"call","n":1,"beat":0,"scene":"Sub","depth":1,"model":"builtin:mini","window":20}""",
        """{"e":"appended","n":2,"beat":0,"at":0,"segment":"line1","kind":"line","tokens":[5,6,7],"text":"In there.","bytes":[2,6,1]}""",
        """{"e":"return","n":2,"beat":1,"scene":"Sub","depth":1,"result":{}}""",
        """{"e":"deleted","n":3,"beat":2,"at":0,"count":1,"segment":"Ada","mode":"exact"}""",
    ];

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_window_at_a_token_is_shown_segment_by_segment()
    {
        Trace(Told);

        Replay("--at", "1").ShouldBe("""
            Sub · builtin:mini · beat 0 · after 1 of 3 generated tokens
            called by Main, which waits at beat 1 with 3 of 40 tokens
            0 of 20 tokens (0 %)
            """);
        Replay("--at", "0").ShouldBe("""
            Main · builtin:mini · beat 0 · after 0 of 3 generated tokens
            2 of 40 tokens (5 %)

            Ada  definition, 2 tokens, positions 0 to 1
              │ Ada measures.⏎
            """);
    }

    [Fact]
    public void Without_a_token_it_is_the_last_window_and_of_a_cut_text_only_the_rest()
    {
        Trace(Told);

        Replay().ShouldBe("""
            Main · builtin:mini · beat 2 · after 3 of 3 generated tokens
            2 of 40 tokens (5 %)

            Ada  definition, 1 token, position 0
              │ measures.⏎

            reply[1]  turn, 1 token, position 1
              │ Yes
            """);
    }

    [Fact]
    public void One_segment_alone_is_found_in_the_scene_that_has_it()
    {
        Trace(Told);

        Replay("--at", "2", "--segment", "Ada").ShouldBe("""
            Main · builtin:mini · beat 1 · after 2 of 3 generated tokens
            3 of 40 tokens (8 %)

            Ada  definition, 2 tokens, positions 0 to 1
              │ Ada measures.⏎
            """);
    }

    [Fact]
    public void The_same_is_given_as_data()
    {
        Trace(Told[..5]);

        var data = Eflux.Run(folder, "replay", "t.jsonl", "--json").ShouldEndWith(0).Json;
        data.EnumerateObject().Select(part => part.Name).ShouldBe(["generated", "last", "scenes", "diagnostics"]);
        data.GetProperty("scenes").GetRawText().ShouldBe(
            """[{"scene":"Main","depth":0,"model":"builtin:mini","window":40,"beat":1,"summary":false,"pages":[{"model":null,"view":null,"tokens":3,"segments":["""
            + """{"segment":"Ada","kind":"definition","at":0,"tokens":[7,8],"text":"Ada measures.\n","exact":true},"""
            + """{"segment":"reply[1]","kind":"turn","at":2,"tokens":[9],"text":"Yes","exact":true}]}]},"""
            + """{"scene":"Sub","depth":1,"model":"builtin:mini","window":20,"beat":0,"summary":false,"pages":[{"model":null,"view":null,"tokens":3,"segments":["""
            + """{"segment":"line1","kind":"line","at":0,"tokens":[5,6,7],"text":"In there.","exact":true}]}]}]""");
    }

    [Fact]
    public void A_real_run_is_replayed_from_its_trace_alone_and_from_a_pipe()
    {
        var program = Path.Combine(Eflux.Examples, "long-watch.eflux");
        Eflux.Run(folder, "run", program, "--seed", "11", "--trace", "t.jsonl", "-q").ShouldEndWith(0);
        var tokens = 0;
        foreach (var line in File.ReadLines(folder["t.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement).TakeWhile(line => line.GetProperty("n").GetInt32() <= 150))
        {
            tokens += line.GetProperty("e").GetString() switch
            {
                "appended" or "reinstated" => line.GetProperty("tokens").GetArrayLength(),
                "deleted" => -line.GetProperty("count").GetInt32(),
                _ => 0,
            };
        }

        var shown = Eflux.Run(folder, "replay", "t.jsonl", "--at", "150").ShouldEndWith(0);
        shown.Error.ShouldBeEmpty();
        shown.Output.ShouldStartWith("LongWatch · builtin:mini · beat ");
        shown.Output.ShouldContain($"\n{tokens} of 256 tokens (");
        shown.Output.ShouldContain("  │ Standing order: one bell an hour, and a lamp on the left side.⏎\n");
        shown.Output.ShouldNotContain('\e');
        Eflux.Run(folder, File.ReadAllText(folder["t.jsonl"]), ["replay", "-", "--at", "150"]).ShouldEndWith(0).Output.ShouldBe(shown.Output);
        Eflux.Run(folder, "replay", "t.jsonl", "--at", "150", "--color", "always").ShouldEndWith(0).Output.ShouldContain("\e[");
    }

    [Fact]
    public void Control_characters_of_a_trace_do_not_reach_the_terminal()
    {
        Trace(Begun, """{"e":"appended","n":0,"beat":0,"at":0,"segment":"x\u001b[31m","kind":"pin","tokens":[7],"text":"a\u001b[2Jb"}""");

        Eflux.Run(folder, "replay", "t.jsonl").ShouldEndWith(0).Output.ShouldNotContain('\e');
    }

    [Fact]
    public void The_half_line_of_a_killed_run_is_told_and_does_no_harm()
    {
        folder.Write("t.jsonl", Encoding.UTF8.GetBytes(string.Join('\n', Told[..3]) + "\n{\"e\":\"app"));

        var shown = Eflux.Run(folder, "replay", "t.jsonl").ShouldEndWith(0);
        shown.Output.ShouldContain("reply[1]  turn");
        shown.Error.ShouldStartWith("info[EF5105]: The last line of the trace, line 4, is incomplete");
        Eflux.Run(folder, "replay", "t.jsonl", "--json").ShouldEndWith(0).Codes.ShouldBe(["EF5105"]);
    }

    [Fact]
    public void What_is_no_trace_is_refused()
    {
        folder.Write("t.jsonl", "character Ada { brief \"Ada.\" }\n");
        Refused("error[EF5101]: t.jsonl is not a trace: its first line is not JSON.");
        folder.Write("t.jsonl", "");
        Refused("error[EF5101]: t.jsonl is not a trace: it is empty.");
    }

    [Fact]
    public void A_trace_of_another_version_is_refused()
    {
        Trace(Begun.Replace("\"version\":1", "\"version\":3"));
        Refused("error[EF5102]: t.jsonl is a trace of version 3; this eflux reads version 2.", "t.jsonl:1:1");
    }

    [Fact]
    public void A_broken_line_is_refused_with_its_number()
    {
        Trace([.. Told[..2], "{\"e\":\"deleted\"", .. Told[2..]]);
        Refused("error[EF5103]: Line 3 of the trace is damaged: it is not valid JSON", "t.jsonl:3:1");
        Eflux.Run(folder, "replay", "t.jsonl", "--json").Json.GetProperty("diagnostics")[0].GetProperty("line").GetInt32().ShouldBe(3);
    }

    [Fact]
    public void A_change_that_does_not_fit_is_refused_with_its_number()
    {
        Trace([Told[0], Told[6]]);
        Refused("error[EF5104]: Line 2 of the trace does not follow from the lines before it: 1 token is deleted at position 0 of a page-state of length 0.", "t.jsonl:2:1");
    }

    [Fact]
    public void A_moment_beyond_the_end_is_refused_and_one_before_the_begin_too()
    {
        Trace(Told);
        Refused("error[EF5106]: The trace ends after 3 generated tokens, so there is no window after 4.", null, "--at", "4");
        Eflux.Run(folder, "replay", "t.jsonl", "--at", "-1").ShouldEndWith(2);
    }

    [Fact]
    public void A_segment_that_is_not_there_then_is_refused_with_the_nearest()
    {
        Trace(Told);
        Refused("error[EF5107]: 'Adda' is not in the window at that moment. Did you mean 'Ada'? The segments are Ada, reply[1].", null, "--segment", "Adda");
        Refused("error[EF5107]: 'reply[1]' is not in the window at that moment. The segments are Ada.", null, "--at", "0", "--segment", "reply[1]");
    }

    [Fact]
    public void A_view_that_there_is_not_is_refused_with_those_that_there_are()
    {
        Trace(Told);
        Refused("error[EF5110]: 'Ada' has no view of its own at that moment. The views are none: everyone sees everything.", null, "--view", "Ada");

        folder.Write("secret.eflux", """
            character Ada { brief "Ada." }
            character Bo { brief "Bo." }
            scene S() { cast Ada, Bo Ada: "Hm." seen by Ada Bo: "Ha." }
            """);
        Eflux.Run(folder, "run", "secret.eflux", "--trace", "t.jsonl", "-q").ShouldEndWith(0);
        Refused("error[EF5110]: 'Adda' has no view of its own at that moment. Did you mean 'Ada'? The views are narrator, Ada, Bo.", null, "--view", "Adda");
    }

    [Fact]
    public void Of_a_trace_that_does_not_tell_its_bytes_a_cut_text_is_said_not_to_be_exact()
    {
        Trace([.. Told.Select(line => line.Replace(",\"bytes\":[4,10]", "", StringComparison.Ordinal))]);

        var shown = Eflux.Run(folder, "replay", "t.jsonl").ShouldEndWith(0);
        shown.Error.ShouldStartWith("info[EF5109]: The trace does not record which tokens have which text, so the text of Ada is shown together with its deleted part");
        shown.Output.ShouldContain("Ada  definition, 1 token, position 0\n  │ Ada measures.");
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused()
    {
        Eflux.Run(folder, "replay", "none.jsonl").ShouldEndWith(1).Error.ShouldStartWith("error[EF5001]");
        Eflux.Run(folder, "replay", folder.Path).ShouldEndWith(1).Error.ShouldStartWith("error[EF5002]");
    }

    private void Trace(params string[] lines) => folder.Write("t.jsonl", string.Join('\n', lines) + "\n");

    private string Replay(params string[] options)
    {
        var shown = Eflux.Run(folder, ["replay", "t.jsonl", .. options]).ShouldEndWith(0);
        shown.Error.ShouldBeEmpty();
        return string.Join('\n', shown.Output.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd()));
    }

    private void Refused(string message, string? place = null, params string[] options)
    {
        var refused = Eflux.Run(folder, ["replay", "t.jsonl", .. options]).ShouldEndWith(1);
        refused.Error.ShouldStartWith(message);
        refused.Output.ShouldBeEmpty();
        if (place is not null)
        {
            refused.Error.ShouldContain(place);
        }

        Eflux.Run(folder, ["replay", "t.jsonl", "--json", .. options]).ShouldEndWith(1).Codes.ShouldBe([message[6..12]]);
    }
}
