using System.Collections;
using System.Globalization;
using System.Text;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Baselines.Tests.Printing;

/// <summary>
/// Prints the syntax tree of each file of a program, one node a line, its children indented below it. The parts of a node are those by
/// which it is made, in that order.
/// </summary>
internal sealed class TreePrinter
{
    private readonly StringBuilder text = new();
    private readonly SourceText source;

    private TreePrinter(SourceText source) => this.source = source;

    public static string Print(BoundProgram program, Func<string, string> relative) =>
        string.Concat(program.Files.Select(source => $"# {relative(source.Path)}\n{new TreePrinter(source).File(FileParser.Parse(source))}"));

    private string File(FileSyntax file)
    {
        foreach (var declaration in file.Declarations)
        {
            Node("", declaration, 0);
        }

        if (!file.SkippedNames.IsEmpty)
        {
            text.Append($"skipped names: {string.Join(' ', file.SkippedNames.Order(StringComparer.Ordinal).Select(Quoted.Of))}\n");
        }

        if (!file.UncertainLines.IsEmpty)
        {
            text.Append($"uncertain lines: {string.Join(' ', file.UncertainLines.Order().Select(line => line + 1))}\n");
        }

        return text.ToString();
    }

    private void Node(string label, SyntaxNode node, int depth)
    {
        text.Append(' ', depth * 2).Append(label).Append(node.GetType().Name).Append(' ').Append(Places.Of(source, node.Span));
        var parts = Parts(node);
        foreach (var (name, value) in parts.Where(part => !HasNodes(part.Value)))
        {
            text.Append($" {name}={Plain(value)}");
        }

        text.Append('\n');
        foreach (var (name, value) in parts.Where(part => HasNodes(part.Value)))
        {
            Children(name, value, depth + 1);
        }
    }

    private void Children(string name, object? value, int depth)
    {
        if (value is SyntaxNode node)
        {
            Node($"{name}: ", node, depth);
            return;
        }

        var at = 0;
        foreach (var item in (IEnumerable)value!)
        {
            Children($"{name}[{at++}]", item, depth);
        }
    }

    /// <summary>The parts by which a node is made, but for its span, and without those that are left out.</summary>
    private static List<(string Name, object? Value)> Parts(SyntaxNode node)
    {
        var type = node.GetType();
        var made = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        return [.. made.GetParameters().Where(part => part.Name != nameof(SyntaxNode.Span))
            .Select(part => (part.Name!, type.GetProperty(part.Name!)!.GetValue(node)))
            .Where(part => part.Item2 is not null && (part.Item2 is string or not IEnumerable || ((IEnumerable)part.Item2).GetEnumerator().MoveNext()))];
    }

    private static bool HasNodes(object? value) =>
        value is SyntaxNode || (value is IEnumerable items and not string && items.Cast<object?>().Any(HasNodes));

    private string Plain(object? value) => value switch
    {
        string words => Quoted.Of(words),
        TextSpan span => Places.Of(source, span),
        double number => number.ToString("G9", CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Plain))}]",
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "none",
    };
}
