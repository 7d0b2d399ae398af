using System.Globalization;
using System.Runtime.CompilerServices;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Diagnostics;

/// <summary>The fixes of a plan's problems, as edits of the nodes that they concern; null if none can be made without a question.</summary>
internal sealed class PlanFixes
{
    // Where a declaration has each name for the last time: a scene may have many problems, and as many names.
    private static readonly ConditionalWeakTable<SyntaxNode, Dictionary<string, int>> Last = [];

    private readonly FileSyntax? tree;
    private readonly SyntaxNode? node;

    /// <param name="site">The place of the node that is changed.</param>
    /// <param name="trees">The program's files; none if they are not at hand.</param>
    public PlanFixes(SourceSite site, IEnumerable<FileSyntax> trees)
    {
        tree = trees.FirstOrDefault(file => file.Source.Path == site.File);
        node = tree?.NodesAt(site.Start).FirstOrDefault(found => found.Span == new TextSpan(site.Start, site.Length));
    }

    /// <summary>Writes the number that was found for a problem into the scene's header.</summary>
    public DiagnosticFix? Advised(PlanAdvice? advice) => (node, advice) switch
    {
        (WindowSyntax header, { Window: { } window }) => Number(header.Size, window, "Write 'window {0} tokens'"),
        (WindowSyntax header, { Reserve: { } reserve }) => Number(Share(header, isReserve: true)?.Size, reserve, "Reserve {0} tokens"),
        _ => null,
    };

    /// <summary>Writes a bound behind a turn.</summary>
    /// <param name="tokens">The bound, in tokens.</param>
    public DiagnosticFix? Bound(int tokens)
    {
        if (node is not TurnSyntax turn)
        {
            return null;
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{(turn.Stops.IsEmpty ? " until" : ",")} {tokens} tokens");
        return new DiagnosticFix($"Write '{text.TrimStart(',', ' ')}'", [Edit(new TextSpan(turn.Span.End, 0), text)]);
    }

    /// <summary>Writes another number in place of a turn's bound; null if the bound is not written as this number.</summary>
    /// <param name="bound">The bound, in tokens.</param>
    /// <param name="needed">The number.</param>
    public DiagnosticFix? Bound(long bound, int needed) => (node as TurnSyntax)?.Stops
        .Where(stop => stop is { Kind: StopKind.Tokens, Value: NumberSyntax { IsWhole: true } number } && number.Value == bound)
        .Select(stop => Number(stop.Value, needed, "Write 'until {0} tokens'")).FirstOrDefault();

    /// <summary>Writes the numbers with which lore finds room; null if one of them is written as an expression, or the window is not written.</summary>
    public DiagnosticFix? Lore(LoreRoom room)
    {
        if (room.Window is not { } window || node is not WindowSyntax header || Number(header.Size, window, "") is not { } size)
        {
            return null;
        }

        var title = $"Write {LoreNumbers(room)}";
        var edits = window == room.CurrentWindow ? [] : size.Edits;
        if (Share(header, isReserve: false) is { } share)
        {
            return Number(share.Size, room.Budget, title) is { } budget ? budget with { Edits = [.. edits, .. budget.Edits] } : null;
        }

        var added = string.Create(CultureInfo.InvariantCulture, $", lore {room.Budget}");
        return new DiagnosticFix(title, [.. edits, Edit(new TextSpan(header.Span.End, 0), added)]);
    }

    /// <summary>
    /// Takes a character out of the cast, with a comma; null if it is the only one, a comment stands at the comma, or the scene names the character elsewhere,
    /// as in <c>seen by</c>.
    /// </summary>
    /// <param name="name">The character's display name.</param>
    public DiagnosticFix? Uncast(string name)
    {
        if (node is not CastEntrySyntax entry || tree!.ParentOf(entry) is not CastSyntax { Entries: { Length: > 1 } entries } cast || IsNamedAfter(entry))
        {
            return null;
        }

        var at = entries.IndexOf(entry);
        var cut = at + 1 < entries.Length
            ? TextSpan.FromBounds(entry.Span.Start, entries[at + 1].Span.Start)
            : TextSpan.FromBounds(entries[at - 1].Span.End, entry.Span.End);
        return tree.TokensIn(cut).Any(token => token.Kind == SyntaxTokenKind.Comment)
            ? null
            : new DiagnosticFix($"Remove {name} from the cast", [Edit(cut, "")]);
    }

    /// <summary>A sentence that gives the numbers with which lore finds room.</summary>
    public static string LoreAdvice(LoreRoom room) => room.Window is null
        ? "No window of this model has room for all of it: shorten it."
        : $"Write {LoreNumbers(room)} in the scene's header.";

    private static string LoreNumbers(LoreRoom room) => string.Create(
        CultureInfo.InvariantCulture, $"{(room.Window == room.CurrentWindow ? "" : $"'window {room.Window} tokens' and ")}'lore {room.Budget}'");

    private static WindowShareSyntax? Share(WindowSyntax header, bool isReserve) => header.Shares.FirstOrDefault(share => share.IsReserve == isReserve);

    /// <summary>Whether the scene names a character after its entry in the cast.</summary>
    private bool IsNamedAfter(CastEntrySyntax entry) =>
        Last.GetValue(tree!.NodesAt(entry.Span.Start)[0], LastNames).GetValueOrDefault(entry.Name.Name.Text) >= entry.Span.End;

    private static Dictionary<string, int> LastNames(SyntaxNode declaration)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in Names(declaration))
        {
            last[name.Text] = Math.Max(last.GetValueOrDefault(name.Text), name.Span.Start);
        }

        return last;
    }

    private static IEnumerable<NameSyntax> Names(SyntaxNode node) =>
        node.Children.SelectMany(child => child is NameSyntax name ? [name] : Names(child));

    /// <summary>Another number in place of one; null if the author wrote an expression, or nothing.</summary>
    private DiagnosticFix? Number(ExpressionSyntax? written, int number, string title)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return written is NumberSyntax { IsWhole: true }
            ? new DiagnosticFix(string.Format(CultureInfo.InvariantCulture, title, text), [Edit(written.Span, text)])
            : null;
    }

    private TextEdit Edit(TextSpan span, string text) => new(new SourceLocation(tree!.Source, span), text);
}
