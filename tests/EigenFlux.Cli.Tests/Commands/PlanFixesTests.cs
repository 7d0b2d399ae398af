using System.Text.Json;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

/// <summary>What a plan has to tell brings its mend: as data an editor can apply it, and a person sees it applied.</summary>
public sealed class PlanFixesTests : IDisposable
{
    private const string TooSmall = """
        character Ada { brief "Ada, a physicist who wants every claim measured." }
        scene S() {
          window 20 tokens, reserve 10
          cast Ada
          Ada: "How large, and how do you know?"
        }
        """;

    private const string Crowded = """
        character Ada { brief "Ada, a physicist who wants every claim measured and every number written down with its unit." }
        character Mercer { brief "Mercer, a trader who has sold the same dam twice and would gladly sell it a third time." }
        character Bo { brief "Bo." }
        scene S() {
          window 72 tokens, reserve 20
          cast Ada, Mercer, Bo
          narrator: "Ada and Mercer sit down."
          Ada -> a until line
        }
        """;

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(TooSmall, 1, "EF3001")]
    [InlineData(Crowded, 0, "EF3004", "EF3008", "EF3009")]
    public void Each_mend_can_be_applied_and_then_there_is_nothing_left_to_mend(string program, int code, params string[] codes)
    {
        folder.Write("s.eflux", program);
        var before = Eflux.Run(folder, "compile", "s.eflux", "--json").ShouldEndWith(code);
        before.Codes.ShouldBe(codes, ignoreOrder: true);
        foreach (var fix in before.Json.GetProperty("diagnostics").EnumerateArray().Select(found => found.GetProperty("fix")))
        {
            fix.ValueKind.ShouldBe(JsonValueKind.Object);
            fix.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        }

        folder.Write("s.eflux", Mended(program, before.Json));
        Eflux.Run(folder, "compile", "s.eflux", "--json").ShouldEndWith(0).Codes.ShouldBeEmpty();
    }

    [Fact]
    public void A_person_sees_the_mend_in_the_line()
    {
        folder.Write("small.eflux", TooSmall);
        folder.Write("crowded.eflux", Crowded);
        Eflux.Run(folder, "compile", "small.eflux").ShouldEndWith(1).Error.ShouldMatch("""
              = fix: Write 'window \d+ tokens'
              \|
            3 \|   window \d+ tokens, reserve 10
              \|          ~~
            """);
        var told = Eflux.Run(folder, "compile", "crowded.eflux").ShouldEndWith(0).Error;
        told.ShouldContain("""
              = fix: Write '20 tokens'
              |
            8 |   Ada -> a until line, 20 tokens
              |                      +++++++++++
            """);
        told.ShouldMatch("""
              = fix: Write 'window \d+ tokens'
              \|
            5 \|   window \d+ tokens, reserve 20
              \|          ~~
            """);
        told.ShouldContain("""
              = fix: Remove Bo from the cast
              |
            6 |   cast Ada, Mercer, Bo
              |                   ----
            """);
    }

    /// <summary>The program with all edits of all mends done, the last place first.</summary>
    private static string Mended(string program, JsonElement told)
    {
        var lines = program.Split('\n');
        foreach (var edit in told.GetProperty("diagnostics").EnumerateArray()
            .SelectMany(found => found.GetProperty("fix").GetProperty("edits").EnumerateArray())
            .OrderByDescending(edit => (Number(edit, "line"), Number(edit, "column"))))
        {
            Number(edit, "endLine").ShouldBe(Number(edit, "line"));
            var line = lines[Number(edit, "line") - 1];
            lines[Number(edit, "line") - 1] =
                line[..(Number(edit, "column") - 1)] + edit.GetProperty("text").GetString() + line[(Number(edit, "endColumn") - 1)..];
        }

        return string.Join('\n', lines);
    }

    private static int Number(JsonElement edit, string name) => edit.GetProperty(name).GetInt32();
}
