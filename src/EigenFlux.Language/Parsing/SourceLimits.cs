using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing.Generated;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <summary>What no program holds, found before anything is parsed: so that what comes later needs no guard against it.</summary>
internal static class SourceLimits
{
    /// <summary>The most UTF-16 units of a file.</summary>
    public const int FileLength = 8 * 1024 * 1024;

    /// <summary>The most UTF-16 units of a line.</summary>
    public const int LineLength = 1024 * 1024;

    /// <summary>The most levels of braces, brackets, prefixes, branches or operators in one another.</summary>
    public const int Depth = 256;

    /// <summary>Reports what is wrong with the characters; false where the file must not be parsed.</summary>
    public static bool CheckText(SourceText source, List<Diagnostic> diagnostics)
    {
        if (source.Length > FileLength)
        {
            diagnostics.Add(DiagnosticBuilder.At(source, new TextSpan(0, 0)).FileTooLarge(source.Length, FileLength));
            return false;
        }

        if (source.Fault is { } fault)
        {
            var at = new TextSpan(Math.Min(fault.CharOffset, source.Length), fault.CharOffset < source.Length ? 1 : 0);
            diagnostics.Add(DiagnosticBuilder.At(source, at).NotUtf8(fault.ByteOffset));
            return false;
        }

        for (var line = 0; line < source.LineCount; line++)
        {
            var span = source.GetLineSpan(line);
            if (span.Length > LineLength)
            {
                diagnostics.Add(DiagnosticBuilder.At(source, new TextSpan(span.Start, 0)).LineTooLong(span.Length, LineLength));
                return false;
            }
        }

        CheckCharacters(source, diagnostics);
        return true;
    }

    /// <summary>Reports nesting that no one can read; false where the file must not be parsed.</summary>
    public static bool CheckDepth(LexedFile file, List<Diagnostic> diagnostics)
    {
        var depth = 0;
        var prefixes = 0;
        foreach (var token in file.Tokens)
        {
            if (token.IsHidden)
            {
                continue;
            }

            depth += token.Type switch
            {
                EigenFluxLexer.LBRACE or EigenFluxLexer.LPAREN or EigenFluxLexer.LBRACKET => 1,
                EigenFluxLexer.RBRACE or EigenFluxLexer.RPAREN or EigenFluxLexer.RBRACKET => depth > 0 ? -1 : 0,
                _ => 0,
            };
            prefixes = token.Type is EigenFluxLexer.NOT or EigenFluxLexer.MINUS or EigenFluxLexer.LIST or EigenFluxLexer.OF
                ? prefixes + 1
                : 0;
            if (depth > Depth || prefixes > Depth)
            {
                diagnostics.Add(DiagnosticBuilder.At(file.Source, TextSpan.FromBounds(token.Start, token.End)).TooDeep(Depth));
                return false;
            }
        }

        return true;
    }

    // The first of each kind is enough: whoever deletes it will see the next.
    private static void CheckCharacters(SourceText source, List<Diagnostic> diagnostics)
    {
        var text = source.Text;
        bool control = false, surrogate = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < ' ' || c == '\u007F')
            {
                if (!control && c is not ('\t' or '\n' or '\r' or '\f'))
                {
                    control = true;
                    diagnostics.Add(DiagnosticBuilder.At(source, new TextSpan(i, 1)).ControlCharacter(c));
                }
            }
            else if (c >= '\uD800' && c <= '\uDFFF')
            {
                if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    i++;
                }
                else if (!surrogate)
                {
                    surrogate = true;
                    diagnostics.Add(DiagnosticBuilder.At(source, new TextSpan(i, 1)).UnpairedSurrogate(c));
                }
            }
        }
    }
}
