using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Language.Tests;

public class DocumentationTests
{
    // Codes, or how they begin, that binding does not report.
    private static readonly string[] OfTheCompiler = ["EF2111", "EF2114", "EF2115", "EF2409", "EF281", "EF285"];

    private static readonly string Docs = Path.Combine(Programs.RepositoryRoot, "docs");

    [Fact]
    public void Every_whole_program_of_the_documentation_has_no_mistake()
    {
        var count = 0;
        foreach (var file in Directory.GetFiles(Docs, "*.md", SearchOption.AllDirectories).OrderBy(f => f, StringComparer.Ordinal))
        {
            foreach (var program in Blocks(file).Where(b => b.Kind == "eflux").Select(b => b.Program))
            {
                Programs.Load(program).Diagnostics.Select(d => d.ToString()).ShouldBeEmpty(file + "\n" + program);
                count++;
            }
        }

        count.ShouldBeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public void Every_code_of_syntax_and_names_is_documented_by_its_title()
    {
        var text = File.ReadAllText(Path.Combine(Docs, "diagnostics.md"));
        var codes = DiagnosticCodes.All.Where(c => c.Id[2] is '1' or '2').ToList();
        codes.Count.ShouldBeGreaterThan(60);
        foreach (var code in codes)
        {
            text.ShouldContain($"### {code.Id}: {char.ToUpperInvariant(code.Title[0])}{code.Title[1..]}\n");
        }
    }

    [Fact]
    public void Every_wrong_program_of_the_documentation_gives_exactly_its_code()
    {
        var count = 0;
        foreach (var (section, program) in Blocks(Path.Combine(Docs, "diagnostics.md")).Where(b => b.Kind == "eflux wrong").Select(b => (b.Section, b.Program)))
        {
            if (section.Length > 0 && section[2] is '1' or '2' && !Array.Exists(OfTheCompiler, code => section.StartsWith(code, StringComparison.Ordinal)))
            {
                Programs.Load(program).Diagnostics.Select(d => d.Code.Id).ShouldBe([section], program);
                count++;
            }
        }

        count.ShouldBeGreaterThan(60);
    }

    private static List<Block> Blocks(string file)
    {
        var blocks = new List<Block>();
        string section = "", kind = "";
        List<string>? lines = null;
        foreach (var line in File.ReadAllLines(file))
        {
            if (lines is null && line.StartsWith("### EF", StringComparison.Ordinal))
            {
                section = line.Substring(4, 6);
            }
            else if (lines is null && line.StartsWith("```", StringComparison.Ordinal))
            {
                kind = line[3..].Trim();
                lines = [];
            }
            else if (line.StartsWith("```", StringComparison.Ordinal))
            {
                blocks.Add(new Block(section, kind, string.Join("\n", lines!) + "\n"));
                lines = null;
            }
            else
            {
                lines?.Add(line);
            }
        }

        return blocks;
    }

    private sealed record Block(string Section, string Kind, string Program);
}
