using System.Collections;
using System.Text;
using EigenFlux.Language.Syntax;

namespace EigenFlux.Language.Tests.Syntax;

/// <summary>Prints trees with every part of every node, so that two can be compared.</summary>
internal static class Trees
{
    public static string Print(IEnumerable<SyntaxNode> nodes)
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            Add(text, node, 0);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case SyntaxNode node:
                text.Append('\n').Append(' ', depth).Append(node.GetType().Name);
                foreach (var property in node.GetType().GetProperties().Where(property => property.Name != nameof(SyntaxNode.Children)))
                {
                    text.Append(' ').Append(property.Name).Append('=');
                    Add(text, property.GetValue(node), depth + 1);
                }

                break;
            case IEnumerable items and not string:
                foreach (var item in items)
                {
                    Add(text, item, depth + 1);
                }

                break;
            default:
                text.Append(value ?? "null");
                break;
        }
    }
}
