using System.Globalization;
using System.Text.RegularExpressions;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Problems;

namespace EigenFlux.Compiler.Diagnostics;

/// <summary>The fixes of a plan's problems, as edits of the source; null if none can be made without a question.</summary>
/// <param name="location">The place in the source that is changed; null if the source is not at hand.</param>
internal sealed partial class PlanFixes(SourceLocation? location)
{
    /// <summary>Writes the number that was found for a problem into the scene's header.</summary>
    public DiagnosticFix? Advised(PlanAdvice? advice) => (location, advice) switch
    {
        ({ } at, { Window: { } window }) => Number(at, WindowPattern(), window, "Write 'window {0} tokens'"),
        ({ } at, { Reserve: { } reserve }) => Number(at, ReservePattern(), reserve, "Reserve {0} tokens"),
        _ => null,
    };

    /// <summary>Writes a bound behind a turn.</summary>
    /// <param name="tokens">The bound, in tokens.</param>
    public DiagnosticFix? Bound(int tokens) => location is { } turn ? Bound(turn, tokens) : null;

    /// <summary>Writes the numbers with which lore finds room.</summary>
    public DiagnosticFix? Lore(LoreRoom room) => location is { } at ? Lore(at, room) : null;

    /// <summary>Takes a character out of the cast.</summary>
    /// <param name="name">The character's display name.</param>
    public DiagnosticFix? Uncast(string name) => location is { } entry ? Uncast(entry, name) : null;

    /// <summary>The fix for a turn's bound that is too small for every value; null if the bound is not written as a number.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="bound">The bound, in tokens.</param>
    /// <param name="needed">The tokens of the shortest value.</param>
    public static DiagnosticFix? OfBound(SourceLocation turn, long bound, int needed)
    {
        var written = TextOrBoundPattern().Matches(turn.Text).Select(match => match.Groups[1])
            .FirstOrDefault(digits => digits.Success && long.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == bound);
        var text = needed.ToString(CultureInfo.InvariantCulture);
        return written is null ? null : new DiagnosticFix(
            $"Write 'until {text} tokens'",
            [new TextEdit(new SourceLocation(turn.Source, new TextSpan(turn.Span.Start + written.Index, written.Length)), text)]);
    }

    /// <summary>A sentence that gives the numbers with which lore finds room.</summary>
    public static string LoreAdvice(LoreRoom room) => room.Window is null
        ? "No window of this model has room for all of it: shorten it."
        : $"Write {LoreNumbers(room)} in the scene's header.";

    private static string LoreNumbers(LoreRoom room) => string.Create(
        CultureInfo.InvariantCulture, $"{(room.Window == room.CurrentWindow ? "" : $"'window {room.Window} tokens' and ")}'lore {room.Budget}'");

    /// <summary>The numbers of the window's line; nothing if one of them is written as an expression, or the window is not written.</summary>
    private static DiagnosticFix? Lore(SourceLocation at, LoreRoom room)
    {
        if (room.Window is not { } window || Number(at, WindowPattern(), window, "") is not { } size)
        {
            return null;
        }

        var title = $"Write {LoreNumbers(room)}";
        var edits = window == room.CurrentWindow ? [] : size.Edits;
        if (Number(at, LorePattern(), room.Budget, title) is { } share)
        {
            return share with { Edits = [.. edits, .. share.Edits] };
        }

        var end = new SourceLocation(at.Source, new TextSpan(at.Span.Start + at.Text.TrimEnd().Length, 0));
        return LoreWordPattern().IsMatch(at.Text) ? null : new DiagnosticFix(
            title, [.. edits, new TextEdit(end, string.Create(CultureInfo.InvariantCulture, $", lore {room.Budget}"))]);
    }

    /// <summary>Replaces the number that a pattern finds; null if the author wrote an expression, or nothing.</summary>
    private static DiagnosticFix? Number(SourceLocation at, Regex pattern, int number, string title)
    {
        var match = pattern.Match(at.Text);
        if (!match.Success)
        {
            return null;
        }

        var digits = match.Groups[1];
        var text = number.ToString(CultureInfo.InvariantCulture);
        return new DiagnosticFix(
            string.Format(CultureInfo.InvariantCulture, title, text),
            [new TextEdit(new SourceLocation(at.Source, new TextSpan(at.Span.Start + digits.Index, digits.Length)), text)]);
    }

    private static DiagnosticFix Bound(SourceLocation turn, int tokens)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{(UntilPattern().IsMatch(turn.Text) ? "," : " until")} {tokens} tokens");
        var end = new SourceLocation(turn.Source, new TextSpan(turn.Span.Start + turn.Text.TrimEnd().Length, 0));
        return new DiagnosticFix($"Write '{text.TrimStart(',', ' ')}'", [new TextEdit(end, text)]);
    }

    /// <summary>
    /// Removes an entry from the cast, together with one adjacent comma; null if it is the only entry, or if the scene names it elsewhere,
    /// as after 'seen by'.
    /// </summary>
    private static DiagnosticFix? Uncast(SourceLocation entry, string name)
    {
        if (IsNamedBehind(entry))
        {
            return null;
        }

        var source = entry.Source.Text;
        var (start, end) = (entry.Span.Start, entry.Span.End);
        var after = CommaPattern().Match(source, end);
        var before = LastCommaPattern().Match(source, 0, start);
        (int Start, int End)? span = after.Success ? (start, after.Index + after.Length) : before.Success ? (before.Index, end) : null;
        return span is { } cut
            ? new DiagnosticFix(
                $"Remove {name} from the cast", [new TextEdit(new SourceLocation(entry.Source, new TextSpan(cut.Start, cut.End - cut.Start)), "")])
            : null;
    }

    /// <summary>Whether the rest of its scene, but for texts and remarks, has the name that an entry of the cast begins with.</summary>
    private static bool IsNamedBehind(SourceLocation entry)
    {
        var name = WordPattern().Match(entry.Text).Value;
        var depth = 0;
        for (var part = ScenePartPattern().Match(entry.Source.Text, entry.Span.End); part.Success && depth >= 0; part = part.NextMatch())
        {
            if (part.Value == name)
            {
                return true;
            }

            depth += part.Value == "{" ? 1 : part.Value == "}" ? -1 : 0;
        }

        return false;
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();

    // Texts and remarks, braces, and words.
    [GeneratedRegex("""
        //.*|"(?:\\.|[^"\\])*"|[{}]|\w+
        """, RegexOptions.CultureInvariant)]
    private static partial Regex ScenePartPattern();

    [GeneratedRegex(@"\Awindow\s+(\d+)(?!\s*[-+*\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex WindowPattern();

    [GeneratedRegex(@"\breserve\s+(\d+)(?!\s*[-+*\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex ReservePattern();

    [GeneratedRegex(@"\blore\s+(\d+)(?!\s*[-+*\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex LorePattern();

    [GeneratedRegex(@"\blore\b", RegexOptions.CultureInvariant)]
    private static partial Regex LoreWordPattern();

    [GeneratedRegex(@"\buntil\s", RegexOptions.CultureInvariant)]
    private static partial Regex UntilPattern();

    // Texts, regexes and remarks are passed over: what looks like a bound within them is none.
    [GeneratedRegex("""
        //.*|"(?:\\.|[^"\\])*"|/(?:\\.|[^/\\\n])+/|(?<=\buntil\s+|,\s*)(\d+)(?=\s+tokens\b)
        """, RegexOptions.CultureInvariant)]
    private static partial Regex TextOrBoundPattern();

    [GeneratedRegex(@"\G\s*,\s*", RegexOptions.CultureInvariant)]
    private static partial Regex CommaPattern();

    [GeneratedRegex(@",\s*\z", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex LastCommaPattern();
}
