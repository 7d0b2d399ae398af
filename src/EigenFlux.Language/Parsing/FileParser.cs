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
    /// <param name="source">The text.</param>
    /// <param name="cancellation">Ends the parse.</param>
    /// <exception cref="OperationCanceledException">The parse was cancelled.</exception>
    public static FileSyntax Parse(SourceText source, CancellationToken cancellation = default) => Parse(source, null, cancellation).Tree;

    /// <summary>Parses a file of which another version was parsed before, with the same result as without it.</summary>
    internal static ParsedFile Parse(SourceText source, ParsedFile? previous, CancellationToken cancellation)
    {
        var diagnostics = new List<Diagnostic>();
        var skipped = new HashSet<string>(StringComparer.Ordinal);
        ImmutableArray<SyntaxToken> all = [new SyntaxToken(SyntaxTokenKind.Unknown, new TextSpan(0, source.Length))];
        var units = new List<ParsedUnit>();
        LexedFile? lexed = null;
        if (SourceLimits.CheckText(source, diagnostics))
        {
            lexed = Tokenizer.Tokenize(source, previous?.Lexed);
            all = lexed.SyntaxTokens();
            cancellation.ThrowIfCancellationRequested();
            if (SourceLimits.CheckDepth(lexed, diagnostics))
            {
                ParseUnits(lexed, all, previous?.Units ?? UnitCache.Empty, units, diagnostics, cancellation);
                AddSwallowedNames(lexed, skipped);
            }
        }

        units.ForEach(unit => skipped.UnionWith(unit.SkippedNames));
        var uncertain = UncertainLines(source, diagnostics);
        AddNamesOf(source, all, uncertain, skipped);
        diagnostics.Sort((a, b) => a.Location!.Value.Span.Start.CompareTo(b.Location!.Value.Span.Start));
        var tree = new FileSyntax
        {
            Source = source,
            Declarations = [.. units.SelectMany(unit => unit.Declarations)],
            Tokens = all,
            Diagnostics = [.. diagnostics],
            SkippedNames = skipped.ToImmutableHashSet(),
            UncertainLines = uncertain.ToImmutableHashSet(),
        };
        return new ParsedFile(tree, lexed, (previous?.Units ?? UnitCache.Empty).Next(source, units));
    }

    // Some fixes are no guess: quotes, escapes, misspelt words and what newcomers write have one meaning.
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

    private static void AddNamesOf(SourceText source, ImmutableArray<SyntaxToken> tokens, HashSet<int> lines, HashSet<string> names)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var line = 0;
        foreach (var token in tokens)
        {
            while (line + 1 < source.LineCount && source.GetLineStart(line + 1) <= token.Span.Start)
            {
                line++;
            }

            if (token.Kind is SyntaxTokenKind.Name or SyntaxTokenKind.Keyword && lines.Contains(line))
            {
                names.Add(source.Text.Substring(token.Span.Start, token.Span.Length));
            }
        }
    }

    private static void ParseUnits(LexedFile lexed, ImmutableArray<SyntaxToken> all, UnitCache cache, List<ParsedUnit> parsed,
        List<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var source = lexed.Source;
        var visible = lexed.VisibleTokens();
        var (tokens, strays) = BraceRepair.IsBalanced(lexed) ? (null, []) : BraceRepair.Repair(source, lexed.Read(visible, 0, visible.Length), diagnostics);
        var units = tokens is null
            ? Split(visible.Length, i => lexed.Tokens[visible[i]])
            : Split(tokens.Count, i => LexedToken.Of(tokens[i]));
        var parser = new UnitParser(source.Text);
        var standIns = new HashSet<Diagnostic>();
        for (var i = 0; i < units.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (from, to) = units[i];
            var start = i == 0 ? 0 : At(from - 1).End;
            var end = i + 1 < units.Count ? At(to).Start : source.Length;
            var own = strays.FindAll(stray => (i == 0 || stray.Start >= At(from).Start) && stray.Start < end);
            var repaired = tokens?.GetRange(from, to - from);
            var shape = repaired is null ? UnitShape.Of(source.Text, start, end) : UnitShape.Of(source.Text, start, end, repaired, own);
            var unit = cache.Find(shape)?.MoveTo(source, start)
                ?? ParsedUnit.Parse(new UnitSource(source, shape, all, repaired ?? lexed.Read(visible, from, to), own, Single(shape)), parser, cancellation);
            parsed.Add(unit);
            if (unit.StandIns.Count > 0)
            {
                var single = Single(shape);
                standIns.UnionWith(unit.StandIns.Select(index => single[index]));
            }
        }

        // Most files have none of these. Queries over spans would be compiled each time that the program starts, for every type that they use.
        List<TextSpan> covered = [], extra = [], left = [];
        foreach (var unit in parsed)
        {
            Move(unit, unit.Covered, covered);
            Move(unit, unit.ExtraOpeners, extra);
            Move(unit, unit.Strays, left);
        }

        if (extra.Count > 0)
        {
            diagnostics.RemoveAll(d => d.Code == DiagnosticCodes.UnclosedBrace && extra.Contains(d.Location!.Value.Span));
        }

        diagnostics.AddRange(parsed.SelectMany(unit => unit.Diagnostics));
        if (units.Count == 0)
        {
            strays.ForEach(stray => left.Add(stray.Span));
        }

        foreach (var span in left)
        {
            if (!IsCovered(span))
            {
                diagnostics.Add(DiagnosticBuilder.At(source, span).StrayBrace());
            }
        }

        diagnostics.AddRange(lexed.Diagnostics.Where(d => standIns.Contains(d) || !IsCovered(d.Location!.Value.Span)));

        LexedToken At(int index) => tokens is null ? lexed.Tokens[visible[index]] : LexedToken.Of(tokens[index]);

        bool IsCovered(TextSpan span) => covered.Count > 0 && covered.Exists(c => c.Covers(span));

        static void Move(ParsedUnit unit, IReadOnlyList<TextSpan> spans, List<TextSpan> to)
        {
            for (var i = 0; i < spans.Count; i++)
            {
                to.Add(spans[i].Move(unit.Start));
            }
        }

        List<Diagnostic> Single(UnitShape shape) =>
            [.. lexed.Diagnostics.Where(d => d.Location!.Value.Span.Start >= shape.Start && d.Location!.Value.Span.Start < shape.End)];
    }

    // A text, a block or a regex without its end has swallowed whatever is declared after it.
    private static void AddSwallowedNames(LexedFile lexed, HashSet<string> skipped)
    {
        var source = lexed.Source;
        var last = lexed.Tokens.FindLast(token => !token.IsHidden);
        if (last is { IsBareText: true })
        {
            AddNames(source.Text.Substring(last.Start, last.End - last.Start), skipped);
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
    private static List<(int From, int To)> Split(int count, Func<int, LexedToken> at)
    {
        var units = new List<(int, int)>();
        var from = 0;
        var depth = 0;
        for (var i = 0; i < count; i++)
        {
            var token = at(i);
            if (depth == 0 && token.IsFirstOnLine && i > from && IsDeclaration(token.Type) && i + 1 < count && IsName(at(i + 1).Type))
            {
                units.Add((from, i));
                from = i;
            }

            depth += token.Type switch
            {
                EigenFluxLexer.LBRACE => 1,
                EigenFluxLexer.RBRACE => -1,
                _ => 0,
            };
        }

        if (count > from)
        {
            units.Add((from, count));
        }

        return units;

        static bool IsName(int type) => type == EigenFluxLexer.STRING || FluxToken.IsNameType(type);
    }

    internal static bool IsDeclaration(int type) => type is EigenFluxLexer.IMPORT or EigenFluxLexer.LET or EigenFluxLexer.MODEL
        or EigenFluxLexer.CHARACTER or EigenFluxLexer.COALITION or EigenFluxLexer.LORE or EigenFluxLexer.PREMISE
        or EigenFluxLexer.RECORD or EigenFluxLexer.SCENE or EigenFluxLexer.TEST;
}
