using System.Text.Json.Nodes;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Language.Formatting;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Scenes.Tests.Image;

/// <summary>Formatting a program changes nothing of what it compiles to, but for the places in its source.</summary>
public sealed class FormattedImageTests
{
    private const string TwoLines = """
        character Ada { brief "Ada." }
        scene S() {
          window 400 tokens
          cast Ada
          Ada -> r until r contains "x" and
              not (r ~ /y/)   or r.speaker==Ada, 9 tokens // why
          stop when r.speaker == Ada and true and // because
        0 + 8 > -87.48
          return r
        }
        """;

    [Fact]
    public void The_image_of_every_program_of_the_repository_is_that_of_its_formatted_source()
    {
        var changed = 0;
        foreach (var source in Sources())
        {
            foreach (var layout in (string[])[source, Messy(source, changed)])
            {
                changed += Compare(layout) ? 1 : 0;
            }
        }

        changed.ShouldBeGreaterThan(40);
    }

    [Fact]
    public void A_condition_over_two_lines_is_named_on_one_line_without_its_comment()
    {
        Compare(TwoLines).ShouldBeTrue();
        var body = Programs.Image(TwoLines).Scenes["S"].Body;
        body.OfType<Instruction.StopWhen>().ShouldHaveSingleItem().Source.ShouldBe("r.speaker == Ada and true and 0 + 8 > -87.48");
        body.OfType<Instruction.Generate>().ShouldHaveSingleItem().Stops.OfType<StopRule.Condition>().ShouldHaveSingleItem()
            .Source.ShouldBe("r contains \"x\" and not (r ~ /y/) or r.speaker == Ada");
    }

    private static bool Compare(string source)
    {
        var before = Programs.Compile(source);
        var formatted = Formatter.Format(SourceText.From(Programs.Main, source)).Text;
        var after = Programs.Compile(formatted);
        Programs.Codes(after).ShouldBe(Programs.Codes(before), formatted);
        if (before.Image is null)
        {
            return false;
        }

        WithoutPlaces(after.Image!).ShouldBe(WithoutPlaces(before.Image), formatted);
        return formatted != source;
    }

    private static string Json(FluxImage image) => System.Text.Encoding.UTF8.GetString(ImageSerializer.Write(image));

    private static string WithoutPlaces(FluxImage image)
    {
        var root = JsonNode.Parse(Json(image))!;
        Strip(root);
        return root.ToJsonString();

        static void Strip(JsonNode? node)
        {
            switch (node)
            {
                case JsonArray list:
                    list.ToList().ForEach(Strip);
                    break;
                case JsonObject fields when fields.ContainsKey("start") && fields.ContainsKey("length") && fields.ContainsKey("line"):
                    fields.Clear();
                    break;
                case JsonObject fields:
                    fields.Remove("hash");
                    fields.Select(pair => pair.Value).ToList().ForEach(Strip);
                    break;
            }
        }
    }

    /// <summary>The same tokens with other white space between them.</summary>
    private static string Messy(string source, int seed)
    {
        var random = new Random(seed);
        return string.Concat(Language.Parsing.FileParser.Parse(SourceText.From(Programs.Main, source)).Tokens.Select(token =>
        {
            var piece = source.Substring(token.Span.Start, token.Span.Length);
            return token.Kind != Language.Syntax.SyntaxTokenKind.Whitespace ? piece
                : piece.Contains('\n') ? piece + new string(' ', random.Next(6)) : new string(' ', 1 + random.Next(3));
        }));
    }

    private static IEnumerable<string> Sources()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "EigenFlux.sln")))
        {
            root = root.Parent!;
        }

        foreach (var folder in (string[])["docs", "examples", "tests", "benchmarks"])
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(root.FullName, folder), "*.eflux", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}")
                    && !file.Contains($"{Path.DirectorySeparatorChar}Baselines{Path.DirectorySeparatorChar}")).Order(StringComparer.Ordinal))
            {
                yield return File.ReadAllText(file);
            }
        }

        foreach (var page in Directory.EnumerateFiles(Path.Combine(root.FullName, "docs"), "*.md").Order(StringComparer.Ordinal))
        {
            foreach (var program in File.ReadAllText(page).ReplaceLineEndings("\n").Split("```eflux\n").Skip(1).Select(rest => rest.Split("```")[0]))
            {
                yield return program;
            }
        }
    }
}
