using System.Text.Json;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class CompileTests : IDisposable
{
    private static readonly string LongWatch = Path.Combine(Eflux.Examples, "long-watch.eflux");
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_map_is_drawn_without_colour_in_a_pipe()
    {
        var map = Eflux.Run(folder, "compile", LongWatch, "--map", "text").ShouldEndWith(0).Output;
        map.ShouldStartWith("LongWatch · ");
        map.ShouldContain("builtin:mini · screenplay · window 256, reserve 48 · delete by turn down to 65 %");
        map.ShouldContain("▲");
        map.ShouldContain("log[1]");
        map.ShouldNotContain('\e');
        map.Split('\n').ShouldAllBe(line => line.Length <= 200);
    }

    [Fact]
    public void The_map_as_data_has_the_public_form()
    {
        var map = Eflux.Run(folder, "compile", LongWatch, "--map", "json").ShouldEndWith(0).Json;
        map.EnumerateObject().Select(part => part.Name).ShouldBe(
        [
            "version", "program", "scene", "model", "window", "reserve", "lore", "target", "policy", "cost", "bound", "segments", "beats",
            "schedule", "calls", "diagnostics",
        ]);
        map.GetProperty("version").GetInt32().ShouldBe(2);
        map.GetProperty("policy").GetString().ShouldBe("turn down to 65 %");
        var segments = map.GetProperty("segments").EnumerateArray().ToDictionary(segment => segment.GetProperty("id").GetString()!);
        var ada = segments["Oona"];
        ada.EnumerateObject().Select(part => part.Name).ShouldBe(
            ["id", "owner", "kind", "level", "tokens", "range", "text", "placement", "birth", "lastUse", "uses", "depth"]);
        ada.GetProperty("placement").GetString().ShouldBe("stream");
        var beats = map.GetProperty("beats").EnumerateArray().ToList();
        beats[2].GetProperty("kind").GetString().ShouldBe("generated");
        beats[2].GetProperty("tokens").GetProperty("max").GetInt32().ShouldBeGreaterThan(27);

        // Everything that the schedule speaks of is a segment, and no beat leaves more in the window than fits.
        foreach (var entry in map.GetProperty("schedule").GetProperty("worst").EnumerateArray())
        {
            entry.GetProperty("window").GetInt32().ShouldBeLessThanOrEqualTo(256);
            entry.GetProperty("deleted").EnumerateArray().ShouldAllBe(name => segments.ContainsKey(name.GetString()!));
        }
    }

    [Fact]
    public void The_map_as_data_has_each_view_with_its_own_schedule()
    {
        var jury = Path.Combine(Eflux.Examples, "jury.eflux");
        var map = Eflux.Run(folder, "compile", jury, "--map", "json").ShouldEndWith(0).Json;
        map.EnumerateObject().Select(part => part.Name).TakeLast(2).ShouldBe(["views", "diagnostics"]);
        var views = map.GetProperty("views").EnumerateArray().ToList();
        views.ShouldAllBe(view => view.EnumerateObject().Select(part => part.Name).SequenceEqual(new[] { "names", "own", "ownTokens", "private", "schedule" }));
        views.Select(view => Names(view, "names")).ShouldBe(["narrator Foreman Jury", "Nina", "Otto", "Petra"]);
        views.Select(view => Names(view, "own")).ShouldBe(["", "Nina.knows", "Otto.knows", ""]);
        Names(views[2], "private").ShouldBe("thought[2] whisper[1] thought[5] whisper[2]");
        JsonElement.DeepEquals(map.GetProperty("schedule"), views[0].GetProperty("schedule")).ShouldBeTrue();

        var segments = map.GetProperty("segments").EnumerateArray().ToDictionary(segment => segment.GetProperty("id").GetString()!);
        segments["Nina.knows"].GetProperty("placement").GetString().ShouldBe("tail");
        segments["Nina.knows"].GetProperty("kind").GetString().ShouldBe("knows");
        Names(segments["Nina.knows"], "seenBy").ShouldBe("Nina");
        Names(segments["whisper[1]"], "seenBy").ShouldBe("Nina Otto");
        segments["view[1]"].TryGetProperty("seenBy", out _).ShouldBeFalse();
        views[1].GetProperty("ownTokens").GetInt32().ShouldBe(segments["Nina.knows"].GetProperty("tokens").GetInt32());

        static string Names(JsonElement one, string list) => string.Join(' ', one.GetProperty(list).EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void The_summary_counts_the_views()
    {
        var jury = Path.Combine(Eflux.Examples, "jury.eflux");
        var summary = Eflux.Run(folder, "compile", jury, "--json").ShouldEndWith(0).Json.GetProperty("views").EnumerateArray().ToList();
        var most = summary.Max(view => view.GetProperty("ownTokens").GetInt32());
        most.ShouldBeGreaterThan(0);
        summary.ShouldAllBe(view => !view.EnumerateObject().Any(part => part.Name == "schedule"));
        Eflux.Run(folder, "compile", jury).ShouldEndWith(0).Output
            .ShouldContain($"\n4 views: the narrator, Foreman and Jury; Nina; Otto; Petra; the longest has {most} tokens of its own\n");
        Eflux.Run(folder, "compile", LongWatch).ShouldEndWith(0).Output.ShouldNotContain(" views: ");

        folder.Write("only.eflux", "character A { brief \"A.\" }\ncharacter B { brief \"B.\" }\nscene S() { cast A, B\n A: \"Hm.\" seen by A }");
        Eflux.Run(folder, "compile", "only.eflux").ShouldEndWith(0).Output.ShouldContain("2 views: the narrator and B; A; nothing is pinned in one alone\n");
    }

    [Fact]
    public void The_first_deletion_is_told_with_whose_window_it_is_in()
    {
        folder.Write("thoughts.eflux", """
            character A { brief "A." }
            character B { brief "B." }
            scene S() { window 200, reserve 20 cast A, B repeat 9 { A -> t seen by A until 20 tokens  B -> w until 10 tokens } }
            """);
        var first = Eflux.Run(folder, "compile", "thoughts.eflux", "--json").ShouldEndWith(0).Json.GetProperty("firstDeletion").GetProperty("worst");
        first.GetProperty("names").EnumerateArray().Select(name => name.GetString()).ShouldBe(["A"]);
        Eflux.Run(folder, "compile", "thoughts.eflux").ShouldEndWith(0).Output.ShouldContain(
            $"\nfirst deletion: at worst at beat {first.GetProperty("beat").GetInt32()}, after {first.GetProperty("generated").GetInt32()} generated tokens (of what A sees), typically ");
        Eflux.Run(folder, "compile", LongWatch, "--json").ShouldEndWith(0).Json.GetProperty("firstDeletion").GetProperty("worst").TryGetProperty("names", out _)
            .ShouldBeFalse();
    }

    [Fact]
    public void An_image_runs_as_its_program_does()
    {
        Eflux.Run(folder, "compile", LongWatch, "--arg", "hours=3", "-o", "watch.image").ShouldEndWith(0);

        var image = Eflux.Run(folder, "run", "watch.image", "--seed", "5", "--quiet").ShouldEndWith(0);
        image.Output.ShouldBe(Eflux.Run(folder, "run", LongWatch, "--arg", "hours=3", "--seed", "5", "-q").ShouldEndWith(0).Output);
        Directory.GetFiles(folder.Path).Length.ShouldBe(1);
        Eflux.Run(folder, "run", "watch.image", "--arg", "hours=4").ShouldEndWith(1).Error.ShouldContain("Compile the program again");
    }

    [Fact]
    public void A_target_from_a_file_can_be_named_and_stays_in_the_image()
    {
        folder.Write("radio.json", """{"name": "radio", "line": "{name}, over: {text}\n", "narration": "({text})\n"}""");
        folder.Write("bad.json", "{\n  \"name\": \"radio\",\n  \"line\": 3, \"narration\": \"{text}\"\n}");
        folder.Write("s.eflux", "scene S() { target radio\n narrator: \"Rain.\" return 1 }");

        Eflux.Run(folder, "compile", "s.eflux", "--json").ShouldEndWith(1).Codes.ShouldBe(["EF4011"]);
        Eflux.Run(folder, "compile", "s.eflux", "--targets", "radio.json", "-o", "s.image").ShouldEndWith(0).Output.ShouldContain("radio");
        Eflux.Run(folder, "run", "s.image").ShouldEndWith(0);
        Eflux.Run(folder, "run", "s.image", "--targets", "radio.json").ShouldEndWith(1).Error.ShouldContain("--targets cannot change it");
        var wrong = Eflux.Run(folder, "compile", "s.eflux", "--targets", "bad.json").ShouldEndWith(1).Error;
        wrong.ShouldContain("EF4016");
        wrong.ShouldContain("bad.json:3:11");
        Eflux.Run(folder, "compile", "s.eflux", "--targets", "none.json", "--json").ShouldEndWith(1).Codes.ShouldBe(["EF5001"]);
    }

    [Fact]
    public void An_image_that_cannot_be_written_leaves_nothing_behind()
    {
        var outcome = Eflux.Run(folder, "compile", LongWatch, "--json", "-o", "none/watch.image").ShouldEndWith(1);
        outcome.Codes.ShouldBe(["EF5003"]);
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_compiled_is_told()
    {
        folder.Write("broken.image", "{\"format\":");
        folder.Write("wide.eflux", "character A { brief \"A.\" }\nscene S() { window 2000000 tokens\n cast A\n A -> a until line, 9 tokens }");
        folder.Write("cut.gguf", "GGUF\u0003\0\0\0\u0001"u8.ToArray());

        Eflux.Run(folder, "compile", "broken.image", "--json").ShouldEndWith(1).Codes.ShouldBe(["EF4042"]);
        Eflux.Run(folder, "compile", "wide.eflux", "--json").ShouldEndWith(1).Codes.ShouldContain("EF4005");
        Eflux.Run(folder, "compile", LongWatch, "--model", "nosuch:model", "--map", "json").ShouldEndWith(1).Codes.ShouldBe(["EF4001"]);
        Eflux.Run(folder, "compile", LongWatch, "--model", "cut.gguf", "--json").ShouldEndWith(1).Codes.ShouldBe(["EF4003"]);
    }
}
