using System.Text.Json;
using System.Text.RegularExpressions;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class MapPageTests : IDisposable
{
    private static readonly string LongWatch = Path.Combine(Eflux.Examples, "long-watch.eflux");
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_page_has_the_map_and_names_no_other_file()
    {
        var page = Eflux.Run(folder, "compile", LongWatch, "--map", "html").ShouldEndWith(0);
        page.Error.ShouldBeEmpty();
        page.Output.ShouldStartWith("<!doctype html>");
        page.Output.ShouldContain("<title>LongWatch · memory map</title>".Replace("·", "&#xB7;", StringComparison.Ordinal));
        Regex.IsMatch(page.Output.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), "https?://|src=|href=|@import|url\\((?!#)")
            .ShouldBeFalse();
        JsonElement.DeepEquals(Data(page.Output), Eflux.Run(folder, "compile", LongWatch, "--map", "json").ShouldEndWith(0).Json).ShouldBeTrue();
    }

    [Fact]
    public void A_program_with_errors_has_a_page_too_and_says_so()
    {
        folder.Write("wrong.eflux", "scene S() { cast Nobody }");
        var page = Eflux.Run(folder, "compile", "wrong.eflux", "--map", "html").ShouldEndWith(1);
        page.Error.ShouldContain("Nobody");
        Data(page.Output).GetProperty("diagnostics").GetArrayLength().ShouldBeGreaterThan(0);
        Data(page.Output).TryGetProperty("segments", out _).ShouldBeFalse();
    }

    [SkippableFact]
    public void A_terminal_is_spared_the_page()
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "There is no 'script' to make a terminal with.");
        var refused = Eflux.Shell(folder, $"script -qec \"$EFLUX compile {LongWatch} --map html\" /dev/null </dev/null").ShouldEndWith(1);
        refused.Output.ShouldContain("EF5031");
        refused.Output.ShouldContain("--map html > long-watch.html");
        refused.Output.ShouldNotContain("<!doctype");
    }

    private static JsonElement Data(string page)
    {
        var match = Regex.Match(page, """<script type="application/json" id="map">(.*?)</script>""", RegexOptions.Singleline);
        return JsonDocument.Parse(match.Groups[1].Value).RootElement;
    }
}
