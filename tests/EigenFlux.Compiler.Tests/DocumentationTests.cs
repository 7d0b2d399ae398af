using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Compiler.Tests;

public sealed class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "diagnostics.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_code_of_budget_models_and_running_is_documented_by_its_title()
    {
        var codes = DiagnosticCodes.All.Where(code => code.Id[2] is '3' or '4' or '5').ToList();
        codes.Count.ShouldBeGreaterThan(60);
        foreach (var code in codes)
        {
            Page.ShouldContain($"### {code.Id}: {code.Title}\n");
        }
    }

    [Fact]
    public void Every_wrong_program_of_budget_models_and_running_gives_exactly_its_code()
    {
        var count = 0;
        foreach (var section in Page.Split("\n### ").Where(section => section.StartsWith("EF211") || section.StartsWith("EF2409") || section.StartsWith("EF281") || section.StartsWith("EF285") || section.StartsWith("EF3") || section.StartsWith("EF4") || section.StartsWith("EF5")))
        {
            foreach (var program in section.Split("```eflux wrong\n").Skip(1).Select(rest => rest.Split("```")[0]))
            {
                // A review needs no scene.
                string[] codes = section.StartsWith("EF211") ? Programs.CodesOfReview(program) : [.. Programs.Codes(program), .. Programs.CodesOfTests(program)];
                codes.ShouldBe([section[..6]], program);
                count++;
            }
        }

        count.ShouldBeGreaterThan(15);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EigenFlux.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
