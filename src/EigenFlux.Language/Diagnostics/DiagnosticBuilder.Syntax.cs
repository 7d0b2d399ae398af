using System.Globalization;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Diagnostics;

/// <content>EF1xxx.</content>
public readonly partial struct DiagnosticBuilder
{
    internal Diagnostic NotUtf8(int byteOffset) => Make(DiagnosticCodes.NotUtf8, byteOffset);

    internal Diagnostic ControlCharacter(char c) => Make(DiagnosticCodes.ControlCharacter, Hex(c)) with { Fix = Replace("Delete the character", "") };

    internal Diagnostic UnpairedSurrogate(char c) => Make(DiagnosticCodes.UnpairedSurrogate, Hex(c)) with { Fix = Replace("Delete it", "") };

    internal Diagnostic LineTooLong(int length, int limit) => Make(DiagnosticCodes.LineTooLong, length, limit);

    internal Diagnostic FileTooLarge(int length, int limit) => Make(DiagnosticCodes.FileTooLarge, length, limit);

    internal Diagnostic TooDeep(int limit) => Make(DiagnosticCodes.TooDeep, limit);

    internal Diagnostic TooManyMistakes() => Make(DiagnosticCodes.TooManyMistakes);

    internal Diagnostic StrayCharacter(string text) =>
        Make(DiagnosticCodes.StrayCharacter, Short(text), "Delete it, or quote the text that it belongs to.") with { Fix = Replace("Delete it", "") };

    internal Diagnostic ForeignSign(string text, string own) =>
        Make(DiagnosticCodes.StrayCharacter, Short(text), $"Did you mean '{own.Trim()}'?") with { Fix = Replace($"Write '{own.Trim()}'", own) };

    internal Diagnostic UnterminatedText() =>
        Make(DiagnosticCodes.UnterminatedText) with { Fix = Insert("Close the text", "\"") };

    internal Diagnostic UnterminatedBlock() => Make(DiagnosticCodes.UnterminatedBlock);

    internal Diagnostic UnterminatedRegex() =>
        Make(DiagnosticCodes.UnterminatedRegex) with { Fix = Insert("Close the regex", "/") };

    internal Diagnostic ForeignQuotes(string text)
    {
        var inside = text.Substring(1, text.Length - 2).Replace("\"", "\\\"");
        return Make(DiagnosticCodes.ForeignQuotes, text[0], text[text.Length - 1]) with
        {
            Fix = Replace("Write straight double quotes", $"\"{inside}\""),
        };
    }

    internal Diagnostic UnknownEscape(string escape) =>
        Make(DiagnosticCodes.UnknownEscape, escape) with { Fix = Replace("Write the backslash twice", "\\" + escape) };

    internal Diagnostic BlockComment() => Make(DiagnosticCodes.BlockComment);

    internal Diagnostic Unexpected(string what, string expected) =>
        Make(DiagnosticCodes.Unexpected, what, expected) with { Fix = Replace("Delete it", "") };

    internal Diagnostic Missing(string what, string before, string? insert)
    {
        var diagnostic = Make(DiagnosticCodes.Missing, what, before);
        return insert is null ? diagnostic : diagnostic with { Fix = Insert($"Write {what}", insert) };
    }

    internal Diagnostic UnquotedText(string text)
    {
        var quoted = text.Replace("\\", "\\\\").Replace("\"", "\\\"");
        return Make(DiagnosticCodes.UnquotedText, Short(quoted)) with { Fix = Replace("Put quotes around the text", $"\"{quoted}\"") };
    }

    internal Diagnostic MisspeltKeyword(string text, string keyword) =>
        Make(DiagnosticCodes.MisspeltKeyword, text, keyword) with { Fix = Replace($"Write '{keyword}'", keyword) };

    internal Diagnostic RepeatTimes(string word) => Make(DiagnosticCodes.RepeatTimes, word) with { Fix = Replace($"Delete '{word}'", "") };

    internal Diagnostic StopWithoutUnit(string number) =>
        Make(DiagnosticCodes.StopWithoutUnit, number) with { Fix = Replace($"Write '{number} tokens'", $"{number} tokens") };

    internal Diagnostic SingleEquals() => Make(DiagnosticCodes.SingleEquals) with { Fix = Replace("Write '=='", "==") };

    internal Diagnostic WhileWithoutBound() =>
        Make(DiagnosticCodes.WhileWithoutBound) with { Fix = InsertBefore("Write 'at most 100'", "at most 100 ") };

    internal Diagnostic UnclosedBrace(TextEdit close) =>
        Make(DiagnosticCodes.UnclosedBrace) with { Fix = new DiagnosticFix("Close the brace", [close]) };

    internal Diagnostic StrayBrace() => Make(DiagnosticCodes.StrayBrace) with { Fix = Replace("Delete the brace", "") };

    internal Diagnostic StatementOutsideScene() => Make(DiagnosticCodes.StatementOutsideScene);

    internal Diagnostic DeclarationInsideScene(string kind) => Make(DiagnosticCodes.DeclarationInsideScene, kind);

    internal Diagnostic StrayBlock() => Make(DiagnosticCodes.StrayBlock);

    internal Diagnostic RepeatedClause(string clause) => Make(DiagnosticCodes.RepeatedClause, clause);

    internal Diagnostic ReservedName(string word) => Make(DiagnosticCodes.ReservedName, word);

    private static string Hex(char c) => ((int)c).ToString("X4", CultureInfo.InvariantCulture);

    private static string Short(string text)
    {
        text = text.Replace('\n', ' ').Replace('\r', ' ');
        return text.Length <= 40 ? text : text.Substring(0, 39) + "…";
    }

    private DiagnosticFix Insert(string title, string text)
    {
        var at = location!.Value;
        return new DiagnosticFix(title, [new TextEdit(at with { Span = new TextSpan(at.Span.End, 0) }, text)]);
    }

    private DiagnosticFix InsertBefore(string title, string text)
    {
        var at = location!.Value;
        return new DiagnosticFix(title, [new TextEdit(at with { Span = new TextSpan(at.Span.Start, 0) }, text)]);
    }
}
