using EigenFlux.Architecture.Tests.Known;
using EigenFlux.Architecture.Tests.Reading;
using EigenFlux.Architecture.Tests.Words;
using Microsoft.CodeAnalysis.CSharp;

namespace EigenFlux.Architecture.Tests;

/// <summary>The glossary, and the texts in which its words are searched.</summary>
public sealed class WordTests
{
    private static readonly Glossary Small = Glossary.Parse(
        """
        Words.

        | write | not |
        | --- | --- |
        | report, print | `tells?`, `told` |
        | save, restore | `(take\|taken) (down\|up)` |
        | typically | `as a rule` |

        | file | `change` |
        """);

    [Fact]
    public void The_glossary_is_the_table_below_its_header()
    {
        Small.Rules.Select(rule => rule.Write).ShouldBe(["report, print", "save, restore", "typically"]);
        Glossary.Current.Rules.Count.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("| report |")]
    [InlineData("| report | tells |")]
    [InlineData("|  | `tells` |")]
    [InlineData("| report | `(tells` |")]
    public void A_row_of_another_form_is_reported(string row)
    {
        Should.Throw<FormatException>(() => Glossary.Parse($"| write | not |\n| --- | --- |\n{row}\n")).Message.ShouldContain(row);
    }

    [Theory]
    [InlineData("It tells the cost, as a rule.", "tells", "as a rule")]
    [InlineData("The plan goes on to the end, and goes on.", "goes on")]
    [InlineData("The state is taken down. It takes 3 tokens.", "taken down")]
    [InlineData("The mended file, where there is none, is foreign.", "mended", "where there is none", "foreign")]
    [InlineData("One besides the other, side by side.", "besides")]
    [InlineData("The name of one's window; a quiet one's.", "of one's")]
    [InlineData("It matches as a whole, and as a whole word.", "as a whole")]
    [InlineData("Where the file stands, where it is written, a foretold recommendation of amendments.")]
    public void The_glossary_finds_words_and_no_parts_of_words(string text, params string[] words)
    {
        Glossary.Current.Find(MarkdownProse.Read("a.md", text)).Select(found => found.Word).ShouldBe(words);
    }

    [Fact]
    public void A_document_is_searched_without_its_code_and_links_and_across_lines()
    {
        const string Page = """
            # What it tells

            `tells` and [this](tells.md#told) are not searched, and taken `x` down is no phrase. As
            a rule a phrase may be broken.

            ```eflux
            A: "Nobody told me."
            ```
            | told | a cell ends as |
            | --- | --- |
            | a rule | of its own |

            - An item ends as a
            - rule of its own.
            """;
        Small.Find(MarkdownProse.Read("a.md", Page)).Select(found => found.ToString()).ShouldBe(
        [
            "a.md:1: 'tells'. Write: report, print.",
            "a.md:3: 'As a rule'. Write: typically.",
            "a.md:9: 'told'. Write: report, print.",
        ]);
    }

    [Fact]
    public void A_source_is_searched_in_its_strings_and_in_the_comments_of_public_members()
    {
        Find("""
            // This tells.
            /// <summary>Tells 1.</summary>
            public sealed class A
            {
                /// <summary>Returns what <c>told</c> is, and taken <see cref="A"/> down.</summary>
                /// <param name="x">As
                /// a rule 2.</param>
                /// <remarks>a rule</remarks>
                public string M(int x) => $"It tells {x}" + "as a " + "rule";

                /// <summary>Told to nobody.</summary>
                private readonly string text = "He told \n" + nameof(M);

                /// <summary>Told to heirs.</summary>
                protected int P => 1;
            }

            /// <summary>Tells nobody.</summary>
            internal sealed class B
            {
                /// <summary>Tells nobody.</summary>
                public int P => 1;
            }
            """).ShouldBe(["2: Tells", "6: As a rule", "9: tells", "9: as a rule", "12: told", "14: Told"]);
    }

    [Fact]
    public void A_file_may_have_fewer_words_than_are_known_and_no_more()
    {
        WordFinding told = new("a.md", 3, "told", "report");
        KnownWords.Compare([told], KnownWords.Parse("a.md: 2\n")).ShouldBeEmpty();
        KnownWords.Compare([told, told with { Line = 4 }], KnownWords.Parse("a.md: 1\nb.md: 1\n")).ShouldBe(
        [
            "a.md: 2 words to replace, and no more than 1 are accepted:",
            "a.md:3: 'told'. Write: report.",
            "a.md:4: 'told'. Write: report.",
            "b.md has none: remove its line.",
        ]);
        Should.Throw<FormatException>(() => KnownWords.Parse("a.md 2")).Message.ShouldContain("a.md 2");
    }

    [Fact]
    public void The_counts_of_the_list_are_lowered_and_never_raised()
    {
        WordFinding[] findings = [new("a/A.cs", 1, "told", "report"), new("b/B.cs", 1, "told", "report"), new("b/B.cs", 2, "told", "report"), new("c.md", 1, "told", "report")];
        var list = KnownWords.Format(KnownWords.Lower(findings, KnownWords.Parse("a/A.cs: 3\na/B.cs: 1\nd.md: 2\n")));
        list.ShouldEndWith("\na/A.cs: 1\nb/B.cs: 1\n");
        KnownWords.Compare(findings, KnownWords.Parse(list)).Where(problem => problem.Contains("accepted")).ShouldBe(
        [
            "b/B.cs: 2 words to replace, and no more than 1 are accepted:",
            "c.md: 1 words to replace, and no more than 0 are accepted:",
        ]);
    }

    private static IEnumerable<string> Find(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, path: Path.Combine(Repository.Root, "A.cs"));
        var model = CSharpCompilation.Create("Sample", [tree]).GetSemanticModel(tree);
        return Small.Find(SourceProse.Read(model)).Select(found => $"{found.Line}: {found.Word}");
    }
}
