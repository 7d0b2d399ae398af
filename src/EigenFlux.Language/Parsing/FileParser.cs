using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing.Generated;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <summary>Parses a file. Whatever is wrong is a diagnostic, and the rest of the file is still parsed.</summary>
public static class FileParser
{
    /// <summary>The tree of a source text, with its tokens and diagnostics.</summary>
    public static FileSyntax Parse(SourceText source)
    {
        var diagnostics = new List<Diagnostic>();
        var declarations = ImmutableArray.CreateBuilder<DeclarationSyntax>();
        var skipped = new HashSet<string>(StringComparer.Ordinal);
        var all = new List<SyntaxToken>();
        if (SourceLimits.CheckText(source, diagnostics))
        {
            var lexed = Tokenizer.Tokenize(source);
            all = lexed.All;
            if (SourceLimits.CheckDepth(source, lexed.Tokens, diagnostics))
            {
                ParseUnits(source, lexed, declarations, diagnostics, skipped);
            }
        }
        else
        {
            all.Add(new SyntaxToken(SyntaxTokenKind.Unknown, new TextSpan(0, source.Length)));
        }

        var uncertain = UncertainLines(source, diagnostics);
        AddNamesOf(source, all, uncertain, skipped);
        diagnostics.Sort((a, b) => a.Location!.Value.Span.Start.CompareTo(b.Location!.Value.Span.Start));
        return new FileSyntax
        {
            Source = source,
            Declarations = declarations.ToImmutable(),
            Tokens = [.. all],
            Diagnostics = [.. diagnostics],
            SkippedNames = skipped.ToImmutableHashSet(),
            UncertainLines = uncertain.ToImmutableHashSet(),
        };
    }

    // Some mends are no guess: quotes, escapes, misspelt words and what newcomers write have one meaning.
    private static HashSet<int> UncertainLines(SourceText source, List<Diagnostic> diagnostics)
    {
        var lines = new HashSet<int>();
        foreach (var diagnostic in diagnostics)
        {
            var isCertain = diagnostic.Code.Id is "EF1002" or "EF1003" or "EF1105" or "EF1106" or "EF1107" or "EF1204" or "EF1205"
                or "EF1206" or "EF1207" or "EF1208" or "EF1214";
            if (!isCertain)
            {
                lines.Add(source.GetPosition(diagnostic.Location!.Value.Span.Start).Line);
            }
        }

        return lines;
    }

    private static void AddNamesOf(SourceText source, List<SyntaxToken> tokens, HashSet<int> lines, HashSet<string> names)
    {
        if (lines.Count == 0)
        {
            return;
        }

        foreach (var token in tokens)
        {
            if (token.Kind is SyntaxTokenKind.Name or SyntaxTokenKind.Keyword && lines.Contains(source.GetPosition(token.Span.Start).Line))
            {
                names.Add(source.Text.Substring(token.Span.Start, token.Span.Length));
            }
        }
    }

    private static void ParseUnits(SourceText source, LexedFile lexed, ImmutableArray<DeclarationSyntax>.Builder declarations,
        List<Diagnostic> diagnostics, HashSet<string> skipped)
    {
        var (tokens, strays) = BraceRepair.Repair(source, lexed.Tokens, diagnostics);
        var parser = new UnitParser(source.Text);
        var adapter = new TreeAdapter(source, lexed.All, diagnostics);
        var mender = new SyntaxMender(source, parser, strays, diagnostics, lexed.Diagnostics, skipped);
        var units = Split(tokens).ToList();
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            mender.UnitEnd = i + 1 < units.Count ? units[i + 1][0].Start : source.Length;
            var tree = parser.Parse(unit, out var failure);
            while (tree is null && mender.Mend(unit, failure!))
            {
                tree = parser.Parse(unit, out failure);
            }

            if (tree is not null)
            {
                adapter.KnownStrayBlocks.UnionWith(mender.KnownStrayBlocks);
                adapter.AddDeclarations(tree, declarations);
            }
        }

        AddSwallowedNames(source, lexed, skipped);
        mender.ReportStrays();
        diagnostics.AddRange(lexed.Diagnostics.Where(d => !mender.Covers(d)));
    }

    // A text, a block or a regex without its end has swallowed whatever is declared after it.
    private static void AddSwallowedNames(SourceText source, LexedFile lexed, HashSet<string> skipped)
    {
        if (lexed.Tokens.Count > 0 && lexed.Tokens[lexed.Tokens.Count - 1] is { IsBareText: true } last)
        {
            AddNames(last.Text, skipped);
        }

        foreach (var unclosed in lexed.Diagnostics.Where(d => d.Code == DiagnosticCodes.UnterminatedText || d.Code == DiagnosticCodes.UnterminatedRegex))
        {
            var start = unclosed.Location!.Value.Span.Start;
            var end = source.Text.IndexOf('\n', start);
            AddNames(source.Text.Substring(start, (end < 0 ? source.Length : end) - start), skipped);
        }
    }

    private static void AddNames(string text, HashSet<string> names)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
            {
                i++;
            }

            if (i > start)
            {
                names.Add(text.Substring(start, i - start));
            }
        }
    }

    // A file is parsed declaration by declaration, so that a mistake costs no more than the declaration it is in. Only where a
    // declaration surely begins is the file divided; what is not divided is parsed together, with the same result.
    private static IEnumerable<List<FluxToken>> Split(List<FluxToken> tokens)
    {
        var unit = new List<FluxToken>();
        var depth = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (depth == 0 && token.IsFirstOnLine && unit.Count > 0 && IsDeclaration(token.Type) && i + 1 < tokens.Count
                && (tokens[i + 1].IsName || tokens[i + 1].Type == EigenFluxLexer.STRING))
            {
                yield return unit;
                unit = [];
            }

            depth += token.Type switch
            {
                EigenFluxLexer.LBRACE => 1,
                EigenFluxLexer.RBRACE => -1,
                _ => 0,
            };
            unit.Add(token);
        }

        if (unit.Count > 0)
        {
            yield return unit;
        }
    }

    internal static bool IsDeclaration(int type) => type is EigenFluxLexer.IMPORT or EigenFluxLexer.LET or EigenFluxLexer.MODEL
        or EigenFluxLexer.CHARACTER or EigenFluxLexer.COALITION or EigenFluxLexer.LORE or EigenFluxLexer.PREMISE
        or EigenFluxLexer.RECORD or EigenFluxLexer.SCENE or EigenFluxLexer.TEST;
}
