using Antlr4.Runtime;
using EigenFlux.Language.Parsing.Generated;

namespace EigenFlux.Language.Parsing;

/// <summary>The base of the generated lexer: finds the end of text, regexes and comments, of which the grammar has the start.</summary>
internal abstract class ScanningLexer(ICharStream input, TextWriter output, TextWriter errors) : Lexer(input, output, errors)
{
    /// <summary>The text that is read; set before the first token.</summary>
    public string Source { get; set; } = "";

    private int Position
    {
        get => ((ICharStream)InputStream).Index;
        set => ((ICharStream)InputStream).Seek(value);
    }

    // The loops below look at the text itself, and say how far.
    private void Reach(int end) => ((ReachingStream)InputStream).Reach = Math.Max(((ReachingStream)InputStream).Reach, end);

    /// <summary>After the first quote of a text.</summary>
    protected void ScanText()
    {
        var i = Position;
        if (At(i) == '"' && At(i + 1) == '"')
        {
            ScanBlock(i + 2);
            return;
        }

        for (; i < Source.Length && Source[i] is not ('\n' or '\r'); i++)
        {
            if (Source[i] == '"')
            {
                Position = i + 1;
                Reach(i + 1);
                return;
            }

            if (Source[i] == '\\' && At(i + 1) is not ('\n' or '\r' or '\0'))
            {
                i++;
            }
        }

        Position = i;
        Reach(i + 1);
        Type = EigenFluxLexer.UNTERMINATED_STRING;
    }

    /// <summary>After the first mark of a quote that is not ours: to its partner on the same line, or this one character.</summary>
    protected void ScanForeignText()
    {
        var open = Source[Position - 1];
        var i = Position;
        for (; i < Source.Length && Source[i] is not ('\n' or '\r'); i++)
        {
            if (ClosesForeign(open, Source[i]))
            {
                Position = i + 1;
                Reach(i + 1);
                Type = EigenFluxLexer.FOREIGN_STRING;
                return;
            }
        }

        Reach(i + 1);
        Type = EigenFluxLexer.OTHER;
    }

    /// <summary>After the slash that opens a regex; a backslash escapes the next character.</summary>
    protected void ScanRegex()
    {
        var i = Position;
        for (; i < Source.Length && Source[i] is not ('\n' or '\r'); i++)
        {
            if (Source[i] == '/')
            {
                Position = i + 1;
                Reach(i + 1);
                return;
            }

            if (Source[i] == '\\' && At(i + 1) is not ('\n' or '\r' or '\0'))
            {
                i++;
            }
        }

        Position = i;
        Reach(i + 1);
        Type = EigenFluxLexer.UNTERMINATED_REGEX;
    }

    /// <summary>To the end of the line, without the line break.</summary>
    protected void ScanToLineEnd()
    {
        var end = Source.IndexOf('\n', Position);
        end = end < 0 ? Source.Length : end;
        Reach(end + 1);
        Position = end > Position && Source[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>To the end of what other languages call a block comment, or of the line where it has none.</summary>
    protected void ScanBlockComment()
    {
        var end = Source.IndexOf("*/", Position, StringComparison.Ordinal);
        if (end < 0)
        {
            ScanToLineEnd();
            Reach(Source.Length + 1);
        }
        else
        {
            Position = end + 2;
            Reach(end + 2);
        }
    }

    private static bool ClosesForeign(char open, char c) => open switch
    {
        '\'' => c == '\'',
        '`' => c is '`' or '\'',
        '\u00AB' => c == '\u00BB',
        '\u2018' or '\u2019' or '\u201A' or '\u201B' => c is '\u2018' or '\u2019' or '\u201B' or '\'',
        _ => c is '\u201C' or '\u201D' or '\u201F' or '"',
    };

    // Of a run of quotes the last three close the block.
    private void ScanBlock(int i)
    {
        while (true)
        {
            i = Source.IndexOf("\"\"\"", i, StringComparison.Ordinal);
            if (i < 0)
            {
                Position = Source.Length;
                Reach(Source.Length + 1);
                Type = EigenFluxLexer.UNTERMINATED_BLOCK;
                return;
            }

            i += 3;
            while (At(i) == '"')
            {
                i++;
            }

            Position = i;
            Reach(i + 1);
            return;
        }
    }

    private char At(int i) => i < Source.Length ? Source[i] : '\0';
}
