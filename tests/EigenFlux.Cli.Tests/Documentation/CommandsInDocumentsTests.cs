using System.Text.RegularExpressions;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Documentation;

/// <summary>Every console block of the documents is run: its first line is the command, and the lines after it what it prints.</summary>
public sealed partial class CommandsInDocumentsTests
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
    public void Every_file_and_every_heading_that_a_document_links_to_is_there()
    {
        var (links, headings) = (0, 0);
        foreach (var file in Documents())
        {
            foreach (Match link in Link().Matches(File.ReadAllText(file)))
            {
                var path = link.Groups["path"].Length == 0 ? file : Path.GetFullPath(link.Groups["path"].Value, Path.GetDirectoryName(file)!);
                (File.Exists(path) || Directory.Exists(path)).ShouldBeTrue($"{file} links to {link.Value}");
                if (link.Groups["heading"].Length > 0)
                {
                    Anchors(path).ShouldContain(link.Groups["heading"].Value, $"{file} links to {link.Value}");
                    headings++;
                }

                links++;
            }
        }

        links.ShouldBeGreaterThan(50);
        headings.ShouldBeGreaterThan(50);
    }

    // The anchors of a document: of its headings as GitHub makes them, lower case without signs and with hyphens for spaces, and its own.
    private static HashSet<string> Anchors(string document)
    {
        HashSet<string> anchors = [];
        var isCode = false;
        foreach (var line in File.ReadLines(document))
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isCode && line.StartsWith('#'))
            {
                var words = LinkTarget().Replace(line.TrimStart('#').Trim(), "]").ToLowerInvariant();
                anchors.Add(string.Concat(words.Where(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-' or '_')).Replace(' ', '-'));
            }

            anchors.UnionWith(OwnAnchor().Matches(line).Select(anchor => anchor.Groups[1].Value));
        }

        return anchors;
    }

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md").Append(Path.Combine(Root, "README.md"))
            .Append(Path.Combine(Root, "examples", "README.md"));

    [GeneratedRegex(@"\]\((?<path>[^)#:]*)(#(?<heading>[^)]*))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex("<a id=\"([^\"]*)\"")]
    private static partial Regex OwnAnchor();
}
