using System.Collections;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Syntax;

/// <summary>What a tree says about its nodes, over all programs of the baselines and three more.</summary>
public class SyntaxNodeTests
{
    // Three types of node are in no baseline.
    private static readonly FileSyntax[] Files =
    [
        .. Programs.Baselines.Append(SourceText.From("narrator", "scene S { call T(who: narrator) }"))
            .Append(SourceText.From("floor", "scene S { story at least 2 * 3 turns }"))
            .Append(SourceText.From("deep", $"let n = {string.Join(" + ", Enumerable.Repeat("1", 400))}")).Select(source => FileParser.Parse(source)),
    ];

    [Fact]
    public void The_programs_have_a_node_of_every_type()
    {
        var seen = AllNodes().Select(pair => pair.Node.GetType()).ToHashSet();
        var types = typeof(SyntaxNode).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SyntaxNode)) && !type.IsAbstract);
        types.Where(type => !seen.Contains(type)).Select(type => type.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Every_node_that_a_property_holds_is_a_child_or_lies_in_one()
    {
        var held = 0;
        foreach (var (_, node) in AllNodes())
        {
            var within = new HashSet<object>(Descendants(node), ReferenceEqualityComparer.Instance);
            foreach (var property in node.GetType().GetProperties().Where(property => property.Name != nameof(SyntaxNode.Children)))
            {
                foreach (var item in NodesOf(property.GetValue(node)))
                {
                    within.ShouldContain(item, $"{node.GetType().Name}.{property.Name}");
                    held++;
                }
            }
        }

        held.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void Children_lie_in_their_node_in_order_and_do_not_overlap()
    {
        foreach (var (file, node) in AllNodes())
        {
            var end = node.Span.Start;
            foreach (var child in node.Children)
            {
                (child.Span.Start >= end && child.Span.End <= node.Span.End).ShouldBeTrue($"{file.Source.Path}: {node} has {child}");
                end = child.Span.End;
            }
        }
    }

    [Fact]
    public void The_parent_of_a_child_is_its_node()
    {
        foreach (var file in Files)
        {
            foreach (var declaration in file.Declarations)
            {
                file.ParentOf(declaration).ShouldBeNull();
                foreach (var node in Descendants(declaration).Prepend(declaration))
                {
                    node.Children.ShouldAllBe(child => ReferenceEquals(file.ParentOf(child), node));
                }
            }
        }
    }

    [Fact]
    public void A_node_of_another_tree_has_no_parent_in_this_one() =>
        Should.Throw<ArgumentException>(() => FileParser.Parse(Files[0].Source).ParentOf(Files[0].Declarations[0]));

    [Fact]
    public void The_token_at_an_offset_is_the_one_that_covers_it()
    {
        foreach (var file in Files)
        {
            for (var offset = 0; offset < file.Source.Length; offset++)
            {
                file.TokenAt(offset)!.Value.Span.Contains(offset).ShouldBeTrue();
            }

            file.TokenAt(file.Source.Length).ShouldBeNull();
            file.TokenAt(-1).ShouldBeNull();
        }
    }

    [Fact]
    public void The_tokens_of_a_node_make_up_its_text()
    {
        foreach (var (file, node) in AllNodes().Where(pair => pair.Node is DeclarationSyntax or StatementSyntax && !pair.File.HasErrors))
        {
            var text = string.Concat(file.TokensOf(node).Select(token => file.Source.Text.Substring(token.Span.Start, token.Span.Length)));
            text.ShouldBe(file.Source.Text.Substring(node.Span.Start, node.Span.Length));
        }
    }

    [Fact]
    public void The_nodes_at_an_offset_lead_from_the_declaration_to_the_innermost()
    {
        foreach (var file in Files)
        {
            for (var offset = 0; offset <= file.Source.Length; offset++)
            {
                var path = file.NodesAt(offset);
                path.IsEmpty.ShouldBe(!file.Declarations.Any(d => d.Span.Contains(offset) || d.Span.End == offset));
                for (var i = 0; i < path.Length; i++)
                {
                    (i == 0 ? file.Declarations.Contains(path[0]) : path[i - 1].Children.Contains(path[i])).ShouldBeTrue();
                    (path[i].Span.Contains(offset) || path[i].Span.End == offset).ShouldBeTrue();
                }
            }
        }
    }

    [Theory]
    [InlineData("let n = Ada§", "NameSyntax")]
    [InlineData("let n = §Ada", "NameSyntax")]
    [InlineData("let n = [1,§2]", "NumberSyntax")]
    [InlineData("let n = \"It is {p§lace}.\"", "NameSyntax")]
    [InlineData("let n §= 1", "LetDeclarationSyntax")]
    [InlineData("§let n = 1", "LetDeclarationSyntax")]
    public void The_innermost_node_at_a_cursor_is_what_an_author_would_say(string marked, string innermost)
    {
        var offset = marked.IndexOf('§');
        FileParser.Parse(SourceText.From("x", marked.Remove(offset, 1))).NodesAt(offset)[^1].GetType().Name.ShouldBe(innermost);
    }

    [Fact]
    public void A_moved_tree_differs_only_in_its_places()
    {
        foreach (var file in Files)
        {
            var moved = FileParser.Parse(SourceText.From(file.Source.Path, "\n\n   " + file.Source.Text));
            if (moved.Declarations.Length == file.Declarations.Length && !file.HasErrors)
            {
                Trees.Print(file.Declarations.Select(declaration => declaration.Move(5))).ShouldBe(Trees.Print(moved.Declarations));
            }
        }
    }

    private static IEnumerable<(FileSyntax File, SyntaxNode Node)> AllNodes() => Files.SelectMany(file => file.Declarations
        .SelectMany(declaration => Descendants(declaration).Prepend(declaration)).Select(node => (file, node)));

    private static IEnumerable<SyntaxNode> Descendants(SyntaxNode node) => node.Children.SelectMany(child => Descendants(child).Prepend(child));

    private static IEnumerable<SyntaxNode> NodesOf(object? value) => value switch
    {
        SyntaxNode node => [node],
        IEnumerable items and not string => items.Cast<object?>().SelectMany(NodesOf),
        _ => [],
    };
}
