using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Documentation;

/// <summary>Every console block of the documents is run: its first line is the command, and the lines after it what it prints.</summary>
public sealed class CommandsInDocumentsTests
{
    private static readonly string Root = Path.GetDirectoryName(Eflux.Examples)!;

    public static TheoryData<string, string, string> Blocks
    {
        get
        {
            var blocks = new TheoryData<string, string, string>();
            foreach (var file in Documents())
            {
                var lines = File.ReadAllLines(file);
                for (var i = 0; i < lines.Length; i++)
                {
                    if (lines[i] == "```console" && lines[i + 1].StartsWith("$ ./eflux ", StringComparison.Ordinal))
                    {
                        var output = lines.Skip(i + 2).TakeWhile(line => line != "```");
                        blocks.Add(Path.GetRelativePath(Root, file), lines[i + 1]["$ ./eflux ".Length..], string.Join('\n', output));
                    }
                }
            }

            return blocks;
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_command_in_a_document_does_what_the_document_says(string document, string command, string output)
    {
        var outcome = Eflux.Shell(null, $"cd '{Root}' && $EFLUX {command.Replace("./eflux ", "$EFLUX ", StringComparison.Ordinal)}");

        outcome.Code.ShouldBe(0, $"{document}: {outcome.Error}");
        if (output.Length > 0)
        {
            outcome.Output.ReplaceLineEndings("\n").TrimEnd().ShouldBe(output.TrimEnd(), document);
        }
    }

    [Theory]
    [InlineData("README.md", "docs/pricing.eflux")]
    [InlineData("docs/language.md", "docs/lore.eflux")]
    [InlineData("docs/testing.md", "examples/oracle.eflux")]
    [InlineData("docs/testing.md", "docs/clerk.eflux")]
    public void The_program_in_a_document_is_the_one_that_its_commands_name(string document, string program) =>
        File.ReadAllText(Path.Combine(Root, document)).ReplaceLineEndings("\n")
            .ShouldContain($"```eflux\n{File.ReadAllText(Path.Combine(Root, program)).ReplaceLineEndings("\n")}```");

    [Fact]
    public void The_test_that_fails_in_its_document_fails_so()
    {
        var outcome = Eflux.Shell(null, $"cd '{Root}' && $EFLUX test docs/clerk.eflux");

        outcome.Code.ShouldBe(1, outcome.Error);
        File.ReadAllText(Path.Combine(Root, "docs", "testing.md")).ReplaceLineEndings("\n")
            .ShouldContain($"```text\n$ ./eflux test docs/clerk.eflux\n{outcome.Output.TrimEnd()}\n```");
    }

    [Fact]
    public void Every_file_that_a_document_links_to_is_there()
    {
        var links = 0;
        foreach (var file in Documents())
        {
            foreach (System.Text.RegularExpressions.Match link in
                System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), @"\]\(([^)#:]+)(#[^)]*)?\)"))
            {
                var path = Path.GetFullPath(link.Groups[1].Value, Path.GetDirectoryName(file)!);
                (File.Exists(path) || Directory.Exists(path)).ShouldBeTrue($"{file} links to {link.Groups[1].Value}");
                links++;
            }
        }

        links.ShouldBeGreaterThan(50);
    }

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md").Append(Path.Combine(Root, "README.md"))
            .Append(Path.Combine(Root, "examples", "README.md"));
}
