using System.Text;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class CheckTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_good_program_is_fine()
    {
        var outcome = Eflux.Run(folder, "check", Path.Combine(Eflux.Examples, "negotiation.eflux")).ShouldEndWith(0);
        outcome.Error.ShouldBe("ok: no problems in 1 file\n");
        outcome.Output.ShouldBeEmpty();
    }

    [Fact]
    public void A_mistake_is_shown_in_its_line_with_its_mend_and_without_colour_in_a_pipe()
    {
        folder.Write("a.eflux", "character Ada { brief \"Ada.\" }\nscene S() {\n  cast Ada\n  Ada: Midnight.\n}\n");

        var outcome = Eflux.Run(folder, "check", "a.eflux").ShouldEndWith(1);
        outcome.Error.ShouldBe("""
            error[EF1203]: Text must be quoted. Write "Midnight.".
             --> a.eflux:4:8
              |
            4 |   Ada: Midnight.
              |        ^^^^^^^^^
              = fix: Put quotes around the text
              |
            4 |   Ada: "Midnight."
              |        +         +

            1 error in 1 file

            """);
    }

    [Theory]
    [InlineData("EF2811", "Ada -> code: /a[^\\s\\S]/")]
    [InlineData("EF2812", "Ada -> code: /(\\w{1,400}){1,400}/")]
    [InlineData("EF2812", "Ada -> code: /a(?=b)/")]
    [InlineData("EF2816", "Ada -> row: Row until 2000 tokens")]
    [InlineData("EF2817", "repeat 2 { Ada -> code until /(?:a*?b*?)*?(?=c)/ }")]
    [InlineData("EF2851", "Ada: \"{much}\"")]
    [InlineData("EF2852", "choose branches by x.length { Ada -> x until line, 4 tokens }")]
    [InlineData("EF4011", "target screenpley")]
    public void What_compile_refuses_of_a_program_is_found_without_a_model_in_scenes_that_no_other_reaches(string code, string statement)
    {
        var much = code == "EF2851" ? string.Concat(Enumerable.Range(1, 20).Select(i => $"let t{i} = t{i - 1} + t{i - 1}\n")) + "let much = t20 + t20\n" : "";
        var deep = $"record Row {{ {string.Concat(Enumerable.Range(1, 64).Select(i => $"deeper: R{i} }}\nrecord R{i} {{ "))}name: text }}";
        folder.Write("a.eflux", $$"""
            character Ada { brief "Ada." }
            {{deep}}
            let branches = 1001
            let t0 = "ab"
            {{much}}scene Aside() { {{(code == "EF4011" ? "" : "target screenplay")}} cast Ada
              {{statement}}
            }
            scene Main() { cast Ada Ada -> y until line, 9 tokens }
            """);

        Eflux.Run(folder, "check", "a.eflux").ShouldEndWith(1).Error.ShouldContain($"error[{code}]");
        Eflux.Run(folder, "compile", "a.eflux", "--scene", "Aside").ShouldEndWith(1).Error.ShouldContain($"error[{code}]");
    }

    [Fact]
    public void A_mean_with_a_confidence_and_no_bound_is_found_without_a_run()
    {
        folder.Write("a.eflux", """
            character Ada { brief "Ada." }
            scene Main() { cast Ada Ada -> x until line, 9 tokens }
            test "t" { run Main() expect mean(x.length) <= 30 confidence 0.9 }
            """);

        Eflux.Run(folder, "check", "a.eflux").ShouldEndWith(1).Error.ShouldContain("error[EF5211]: An upper bound of 'x.length' is not known");
    }

    [Fact]
    public void A_confidence_that_only_the_values_at_the_top_give_is_checked_without_a_run()
    {
        folder.Write("a.eflux", """
            character Ada { brief "Ada." }
            let levels = [0.9, 1.5]
            scene Main() { cast Ada Ada -> x until line, 9 tokens }
            test "t" { run Main() expect P(x contains "a") >= 0.1 confidence levels[2] }
            """);

        Eflux.Run(folder, "check", "a.eflux").ShouldEndWith(1).Error.ShouldContain(
            "error[EF5206]: The confidence must be between 0 and 1, but is 1.5.");
    }

    [Fact]
    public void A_target_of_a_file_is_known_when_the_file_is_named()
    {
        folder.Write("a.eflux", "character Ada { brief \"Ada.\" }\nscene S() { target minutes cast Ada Ada -> x until line, 9 tokens }\n");

        Eflux.Run(folder, "check", "a.eflux").ShouldEndWith(1).Error.ShouldContain("error[EF4011]");
        Eflux.Run(folder, "check", "a.eflux", "--targets", Path.Combine(Eflux.Examples, "..", "docs", "minutes.json")).ShouldEndWith(0);
    }

    [Fact]
    public void Json_tells_the_place_and_the_mend_of_each()
    {
        folder.Write("a.eflux", "character Ada { brief \"Ada.\" }\nscene S() {\n  cast Ada\n  Ada: Midnight.\n}\n");

        var outcome = Eflux.Run(folder, "check", "a.eflux", "--json").ShouldEndWith(1);
        outcome.Error.ShouldBeEmpty();
        outcome.Json.GetProperty("files").GetInt32().ShouldBe(1);
        var found = outcome.Json.GetProperty("diagnostics")[0];
        found.EnumerateObject().Select(part => part.Name).ShouldBe(
            ["code", "severity", "message", "file", "line", "column", "endLine", "endColumn", "fix", "suggestion", "related"]);
        (found.GetProperty("code").GetString(), found.GetProperty("severity").GetString(), found.GetProperty("file").GetString())
            .ShouldBe(("EF1203", "error", "a.eflux"));
        (found.GetProperty("line").GetInt32(), found.GetProperty("column").GetInt32(), found.GetProperty("endColumn").GetInt32())
            .ShouldBe((4, 8, 17));
        found.GetProperty("fix").GetProperty("edits")[0].GetProperty("text").GetString().ShouldBe("\"Midnight.\"");
    }

    [Fact]
    public void Colours_can_be_asked_for()
    {
        Eflux.Run(folder, "check", "none.eflux", "--color", "always").ShouldEndWith(1).Error.ShouldContain("\e[1;38;5;203merror[EF5001]");
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_with_the_nearest_and_a_folder_with_what_is_in_it()
    {
        folder.Write("scenes/negotiation.eflux", "scene S() { }");

        Eflux.Run(folder, "check", "scenes/negotiaton.eflux", "scenes").ShouldEndWith(1).Error.ShouldBe("""
            error[EF5001]: There is no file scenes/negotiaton.eflux. Did you mean 'scenes/negotiation.eflux'?
            error[EF5002]: scenes cannot be read: it is a folder. Name a file in it: negotiation.eflux.
            2 errors in 2 files

            """);
    }

    [Fact]
    public void Bad_files_get_their_diagnostics()
    {
        folder.Write("latin.eflux", Encoding.Latin1.GetBytes("character Zoë { brief \"Zoë.\" }"));
        folder.Write("line.eflux", "character Ada { brief \"" + new string('a', 10 << 20));
        folder.Write("deep.eflux", "scene S() {" + string.Concat(Enumerable.Repeat("repeat 2 {", 10_000)) + new string('}', 10_001));
        folder.Write("project/main.eflux", "import \"../outside.eflux\"\nscene S() { }");
        folder.Write("outside.eflux", "character Ada { brief \"Ada.\" }");

        var outcome = Eflux.Run(folder, "check", "latin.eflux", "line.eflux", "deep.eflux", "project/main.eflux", "--json").ShouldEndWith(1);
        var byFile = outcome.Json.GetProperty("diagnostics").EnumerateArray()
            .ToLookup(found => found.GetProperty("file").GetString(), found => found.GetProperty("code").GetString());
        byFile["latin.eflux"].ShouldContain("EF1001");
        byFile["line.eflux"].ShouldNotBeEmpty();
        byFile["deep.eflux"].ShouldNotBeEmpty();
        byFile["project/main.eflux"].ShouldContain("EF2002");

        var shown = Eflux.Run(folder, "check", "line.eflux").ShouldEndWith(1);
        shown.Error.Length.ShouldBeLessThan(2000);
    }

    [Fact]
    public void Fixes_are_applied_until_none_is_left()
    {
        const string Wrong = """
            character Ada { breif "Ada, a physicist." }
            character Ben { brief "Ben, who doubts." }
            scene S() {
              window 400 tokens reserve 40
              cast Ada Ben
              Ada -> answer until line 20 tokens
              Adda: "Hello."
              return answr
            }

            """;
        using var folder = new Folder();
        folder.Write("play.eflux", Wrong);
        var dry = Eflux.Run(folder, "check", "play.eflux", "--fix", "--dry-run").ShouldEndWith(0);
        dry.Error.ShouldContain("would fix play.eflux:1: EF1204: Write 'brief'");
        File.ReadAllText(folder["play.eflux"]).ShouldBe(Wrong);

        var run = Eflux.Run(folder, "check", "play.eflux", "--fix").ShouldEndWith(0);
        run.Error.ShouldContain("fixed play.eflux:7: EF2101: Write 'Ada'");
        run.Error.ShouldContain("ok: no problems");
        File.ReadAllText(folder["play.eflux"]).ShouldBe("""
            character Ada { brief "Ada, a physicist." }
            character Ben { brief "Ben, who doubts." }
            scene S() {
              window 400 tokens, reserve 40
              cast Ada, Ben
              Ada -> answer until line, 20 tokens
              Ada: "Hello."
              return answer
            }

            """);
        Eflux.Run(folder, "check", "play.eflux", "--fix").ShouldEndWith(0).Error.ShouldNotContain("fixed");
        Eflux.Run(folder, "check", "play.eflux", "--dry-run").ShouldEndWith(2);
    }

    [Fact]
    public void A_change_that_cannot_be_promised_is_a_suggestion()
    {
        using var folder = new Folder();
        folder.Write("play.eflux", "character Ada { brief \"Ada.\" \"A secret that nobody knows.\" }\nscene S() { window 400 tokens cast Ada Ada: \"x\" }\n");
        var found = Eflux.Run(folder, "check", "play.eflux", "--json").ShouldEndWith(1).Json.GetProperty("diagnostics")[0];
        found.GetProperty("fix").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        found.GetProperty("suggestion").GetProperty("title").GetString().ShouldBe("Delete it");
        Eflux.Run(folder, "check", "play.eflux").ShouldEndWith(1).Error.ShouldContain("= perhaps: Delete it");

        // It is not applied.
        var before = File.ReadAllText(folder["play.eflux"]);
        Eflux.Run(folder, "check", "play.eflux", "--fix", "--json").ShouldEndWith(1).Json.GetProperty("applied").GetArrayLength().ShouldBe(0);
        File.ReadAllText(folder["play.eflux"]).ShouldBe(before);
    }
}
