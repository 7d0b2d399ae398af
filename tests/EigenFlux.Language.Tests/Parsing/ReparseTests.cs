using EigenFlux.Language.Parsing;
using EigenFlux.Language.Tests.Compilations;
using EigenFlux.Language.Tests.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Parsing;

/// <summary>A file that is parsed again after an edit is what it would be without the version before.</summary>
public class ReparseTests
{
    [Fact]
    public void After_any_edit_a_file_is_as_if_it_were_parsed_for_the_first_time()
    {
        var edits = 0;
        foreach (var (source, index) in Programs.Baselines.Select((source, index) => (source, index)))
        {
            var script = new RandomEdits(source.Text, index);
            var file = FileParser.Parse(source, null, default);
            for (var i = 0; i < 4; i++)
            {
                var before = file.Tree.Source.Text;
                var next = SourceText.From(source.Path, script.Next());
                file = FileParser.Parse(next, file, default);
                Describe(file).ShouldBe(Describe(FileParser.Parse(next, null, default)), $"{source.Path}, edit {i}, from\n{before}\nto\n{next.Text}");
                edits++;
            }
        }

        edits.ShouldBeGreaterThan(800);
    }

    [Fact]
    public void Declarations_that_did_not_change_are_the_same_nodes()
    {
        const string Text = "let a = 1\n\nscene S {\n  narrator: \"Yes.\"\n}\n\nlet b = 2\n";
        var before = FileParser.Parse(SourceText.From("x", Text), null, default);
        var after = FileParser.Parse(SourceText.From("x", Text.Replace("Yes.", "Now.")), before, default);
        after.Tree.Declarations[0].ShouldBeSameAs(before.Tree.Declarations[0]);
        after.Tree.Declarations[1].ShouldNotBeSameAs(before.Tree.Declarations[1]);
        after.Tree.Declarations[2].ShouldBeSameAs(before.Tree.Declarations[2]);
    }

    [Fact]
    public void Declarations_that_only_moved_are_not_parsed_again()
    {
        const string Text = "let a = 1\n\nscene S {\n  narrator: \"Yes.\"\n}\n\nlet b = 2\n";
        var file = FileParser.Parse(SourceText.From("x", Text), null, default);
        var moved = FileParser.Parse(SourceText.From("x", "// New.\n" + Text), file, default);
        foreach (var unit in moved.Tree.Declarations.Skip(1))
        {
            Trees.Print([unit.Move(-8)]).ShouldBe(Trees.Print([file.Tree.Declarations.Single(d => d.Span.Start == unit.Span.Start - 8)]));
        }

        moved.Units.CountShared(file.Units).ShouldBe(2);
    }

    [Fact]
    public void What_an_open_quote_swallowed_is_there_again_when_it_is_closed()
    {
        const string Text = "let a = 1\n\nscene S {\n  narrator: \"\"\"Yes.\"\"\"\n}\n\nlet b = \"\"\"2\"\"\"\n";
        var before = FileParser.Parse(SourceText.From("x", Text), null, default);
        var open = FileParser.Parse(SourceText.From("x", Text.Replace("let a = 1", "let a = \"\"\"1")), before, default);
        var closed = FileParser.Parse(SourceText.From("x", Text.Replace("let a = 1", "let a = \"\"\"1\"\"\"")), open, default);
        open.Tree.Declarations.Length.ShouldBeLessThan(3);
        closed.Units.CountShared(before.Units).ShouldBe(2);
    }

    [Fact]
    public void A_parse_that_is_cancelled_throws_and_leaves_the_version_before_as_it_was()
    {
        var source = Programs.Baselines.MaxBy(s => s.Length)!;
        var file = FileParser.Parse(source, null, default);
        var expected = Describe(file);
        var edited = SourceText.From(source.Path, source.Text + "\nlet zz = 1\n");
        Should.Throw<OperationCanceledException>(() => FileParser.Parse(edited, file, new CancellationToken(true)));
        Describe(file).ShouldBe(expected);
        Describe(FileParser.Parse(edited, file, default)).ShouldBe(Describe(FileParser.Parse(edited, null, default)));
    }

    private static string Describe(ParsedFile file) => $"""
        {Trees.Print(file.Tree.Declarations)}
        {string.Join('\n', file.Tree.Tokens)}
        {string.Join('\n', file.Tree.Diagnostics.Select(Sources.Describe))}
        {string.Join(' ', file.Tree.SkippedNames.Order(StringComparer.Ordinal))}
        {string.Join(' ', file.Tree.UncertainLines.Order())}
        """;
}
