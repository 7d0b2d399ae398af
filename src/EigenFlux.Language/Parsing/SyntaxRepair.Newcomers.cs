using System.Globalization;
using EigenFlux.Language.Parsing.Generated;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <content>The mistakes that newcomers make.</content>
internal sealed partial class SyntaxRepair
{
    private const int MostMinutes = 100_000;

    private bool FixNewcomers(Place place) =>
        FixOtherLanguages(place)
        || FixCallWithoutParentheses(place)
        || FixRepeatTimes(place)
        || FixWhile(place)
        || FixEquals(place)
        || FixBareText(place)
        || FixTestName(place)
        || FixSpacedName(place)
        || FixMisspelling(place)
        || FixMissingComma(place)
        || FixOutsideScene(place)
        || FixInsideScene(place);

    // a || b, Ada => x, elif c {, until 30s
    private bool FixOtherLanguages(Place place)
    {
        var index = place.Index;
        return (TokenAt(index)?.Type, TokenAt(index + 1)?.Type) switch
        {
            (EigenFluxLexer.PIPE, EigenFluxLexer.PIPE) when _tokens[index].End == _tokens[index + 1].Start => Write(index, 2, "||", "or", EigenFluxLexer.OR),
            (EigenFluxLexer.ASSIGN, EigenFluxLexer.GT) when _tokens[index].End == _tokens[index + 1].Start => Write(index, 2, "=>", "->", EigenFluxLexer.ARROW),
            _ when TokenAt(place.UnitStart) is { Text: "elif" or "elsif" or "elseif" } word =>
                Write(place.UnitStart, 1, word.Text, "else if", EigenFluxLexer.ELSE, EigenFluxLexer.IF),
            (EigenFluxLexer.ID, _) when TokenAt(index)!.Text is "extends" or "inherits" => Write(index, 1, TokenAt(index)!.Text, ":", EigenFluxLexer.COLON),
            (EigenFluxLexer.ID, _) when !place.IsInBlock && place.Rule is not null && PartFor(TokenAt(index)!.Text) is var part and > 0 =>
                Write(index, 1, TokenAt(index)!.Text, TokenWords.Spelling(part), part),
            _ => Unit(index) || Unit(place.UnitStart),
        };

        bool Unit(int at) => at > 0 && _tokens[at - 1].Type == EigenFluxLexer.NUMBER && TokenAt(at) is { IsFirstOnLine: false } unit
            && OtherLanguages.UnitFor(unit.Text) is { } own && WriteUnit(at, unit, own);

        bool Write(int at, int count, string text, string own, params int[] types)
        {
            var span = TextSpan.FromBounds(_tokens[at].Start, _tokens[at + count - 1].End);
            var first = new FluxToken(types[0], span.Start, span.End, source.Text) { RawIndex = _tokens[at].RawIndex, IsFirstOnLine = _tokens[at].IsFirstOnLine, Text = own };
            var edit = new TokenEdit(at, count, [first, .. types.Skip(1).Select(type => Placeholder(at + count, type))]);
            if (!Helps(edit, place.Index))
            {
                return false;
            }

            diagnostics.Add(At(span).MisspeltKeyword(text, own));
            Apply(edit);
            return true;
        }

        bool WriteUnit(int at, FluxToken unit, string own)
        {
            if (!Write(at, 1, unit.Text, own, own == "tokens" ? EigenFluxLexer.TOKENS : EigenFluxLexer.SECONDS))
            {
                return false;
            }

            // The number and the unit may be one word as they stand, and a minute is not one second.
            var number = _tokens[at - 1];
            var seconds = OtherLanguages.SecondsOf(unit.Text);
            if (unit.Start == number.End || (seconds > 1 && int.TryParse(number.Text, out _)))
            {
                var count = seconds > 1 && int.TryParse(number.Text, out var given) && given < MostMinutes ? (given * seconds).ToString(CultureInfo.InvariantCulture) : number.Text;
                var last = diagnostics.Count - 1;
                diagnostics[last] = diagnostics[last] with
                {
                    Fix = At(TextSpan.FromBounds(number.Start, unit.End)).Replacement($"{count} {own}"),
                };
            }

            return true;
        }
    }

    // The parts of character cards.
    private static int PartFor(string word) => word switch
    {
        "description" => EigenFluxLexer.FULL,
        "personality" => EigenFluxLexer.VOICE,
        "scenario" => EigenFluxLexer.SETTING,
        "keys" or "aliases" => EigenFluxLexer.ALSO,
        _ => 0,
    };

    // cast Ada Ben, window 400 tokens reserve 40, until line 20 tokens
    private bool FixMissingComma(Place place)
    {
        foreach (var index in (int[])[place.UnitStart, place.Index])
        {
            if (index == 0 || TokenAt(index) is not { IsFirstOnLine: false, IsPlaceholder: false } token || _tokens[index - 1].Type == EigenFluxLexer.COMMA)
            {
                continue;
            }

            var line = _tokens.FindLastIndex(index - 1, t => t.IsFirstOnLine);
            var isMissing = line >= 0 && (_tokens[line].Type switch
            {
                EigenFluxLexer.CAST => token.IsName,
                EigenFluxLexer.WINDOW => token.Type is EigenFluxLexer.RESERVE or EigenFluxLexer.LORE,
                _ => _tokens.FindIndex(line, index - 1 - line, t => t.Type == EigenFluxLexer.UNTIL) >= 0
                    && ((token.IsName && _tokens[index - 1].Type != EigenFluxLexer.NUMBER) || token.Type is EigenFluxLexer.NUMBER or EigenFluxLexer.STRING or EigenFluxLexer.REGEX),
            });
            var edit = new TokenEdit(index, 0, [Placeholder(index, EigenFluxLexer.COMMA)]);
            if (isMissing && Helps(edit, place.Index))
            {
                ReportMissing(index, EigenFluxLexer.COMMA);
                Apply(edit);
                return true;
            }
        }

        return false;
    }

    // call S -> y
    private bool FixCallWithoutParentheses(Place place)
    {
        var index = place.Index;
        if (TokenAt(place.UnitStart)?.Type is not (EigenFluxLexer.CALL or EigenFluxLexer.RUN) || index < place.UnitStart + 2
            || !_tokens[index - 1].IsName || TokenAt(index) is { IsFirstOnLine: false, Type: EigenFluxLexer.LPAREN or EigenFluxLexer.DOT }
            || _tokens.FindIndex(place.UnitStart + 1, index - place.UnitStart - 1, t => !t.IsName && t.Type != EigenFluxLexer.DOT) >= 0)
        {
            return false;
        }

        var edit = new TokenEdit(index, 0, [Placeholder(index, EigenFluxLexer.LPAREN), Placeholder(index, EigenFluxLexer.RPAREN)]);
        if (TokenAt(index) is not null && !Helps(edit, index - 1))
        {
            return false;
        }

        var name = _tokens[index - 1];
        Report(At(new TextSpan(name.End - 1, 1)).Missing("'()'", TokenWords.Describe(TokenAt(index)), "()"));
        Apply(edit);
        return true;
    }

    // repeat 3 times {
    private bool FixRepeatTimes(Place place)
    {
        if (TokenAt(place.Index) is not { } token || TokenAt(place.UnitStart)?.Type != EigenFluxLexer.REPEAT
            || token.Text is not ("times" or "time" or "x") || place.Index <= place.UnitStart + 1)
        {
            return false;
        }

        diagnostics.Add(At(token.Span).RepeatTimes(token.Text));
        Apply(new TokenEdit(place.Index, 1, []));
        return true;
    }

    // while C {
    private bool FixWhile(Place place)
    {
        if (TokenAt(place.Index) is not { Type: EigenFluxLexer.LBRACE } brace || TokenAt(place.UnitStart)?.Type != EigenFluxLexer.WHILE)
        {
            return false;
        }

        var edit = new TokenEdit(place.Index, 0,
        [
            Placeholder(place.Index, EigenFluxLexer.AT), Placeholder(place.Index, EigenFluxLexer.MOST), Placeholder(place.Index, EigenFluxLexer.NUMBER),
        ]);
        if (!Helps(edit, place.Index))
        {
            return false;
        }

        diagnostics.Add(At(brace.Span).WhileWithoutBound());
        Apply(edit);
        return true;
    }

    // if a = b {
    private bool FixEquals(Place place)
    {
        if (TokenAt(place.Index) is not { Type: EigenFluxLexer.ASSIGN } token)
        {
            return false;
        }

        var edit = new TokenEdit(place.Index, 1, [new FluxToken(EigenFluxLexer.EQ, token.Start, token.End, source.Text)]);
        if (!Helps(edit, place.Index))
        {
            return false;
        }

        diagnostics.Add(At(token.Span).SingleEquals());
        Apply(edit);
        return true;
    }

    // Ada: Midnight.
    private bool FixBareText(Place place)
    {
        var index = place.Index;
        if (index == 0 || TokenAt(index) is not { IsFirstOnLine: false, IsPlaceholder: false } first || first.Type == EigenFluxLexer.STRING
            || first.Type is EigenFluxLexer.LBRACE or EigenFluxLexer.RBRACE or EigenFluxLexer.COLON or EigenFluxLexer.ARROW
            || !WantsText(place))
        {
            return false;
        }

        var end = index;
        var depth = 0;
        while (end < _tokens.Count && (end == index || !_tokens[end].IsFirstOnLine) && !_tokens[end].IsPlaceholder)
        {
            depth += _tokens[end].Type == EigenFluxLexer.LBRACE ? 1 : _tokens[end].Type == EigenFluxLexer.RBRACE ? -1 : 0;
            if (depth < 0)
            {
                break;
            }

            end++;
        }

        // What stands between the last token and the end of the line, such as a full stop that is no token, is text too.
        var limit = end < _tokens.Count && !_tokens[end].IsFirstOnLine ? _tokens[end].Start : LineEnd(_tokens[end - 1].End);
        var stop = limit;
        while (stop > _tokens[end - 1].End && char.IsWhiteSpace(source.Text[stop - 1]))
        {
            stop--;
        }

        var span = TextSpan.FromBounds(first.Start, stop);
        var text = new FluxToken(EigenFluxLexer.STRING, span.Start, span.End, source.Text) { IsBareText = true, RawIndex = first.RawIndex };
        diagnostics.Add(At(span).UnquotedText(QuotedAlready(source.Text.Substring(span.Start, span.Length))));
        Covered.Add(TextSpan.FromBounds(span.Start, limit));
        Apply(new TokenEdit(index, end - index, [text]));
        return true;
    }

    // test refunds {
    private bool FixTestName(Place place)
    {
        var index = place.Index;
        if (index != place.UnitStart + 1 || TokenAt(place.UnitStart)?.Type != EigenFluxLexer.TEST
            || TokenAt(index) is not { IsFirstOnLine: false, IsPlaceholder: false, Type: not (EigenFluxLexer.LBRACE or EigenFluxLexer.STRING) } first)
        {
            return false;
        }

        var end = index + 1;
        while (TokenAt(end) is { IsFirstOnLine: false, IsPlaceholder: false, Type: not EigenFluxLexer.LBRACE })
        {
            end++;
        }

        // What stands before the brace and is no token is a part of the name too.
        var limit = TokenAt(end) is { IsFirstOnLine: false, IsPlaceholder: false } brace ? brace.Start : LineEnd(_tokens[end - 1].End);
        var stop = limit;
        while (char.IsWhiteSpace(source.Text[stop - 1]))
        {
            stop--;
        }

        var span = TextSpan.FromBounds(first.Start, stop);
        diagnostics.Add(At(span).UnquotedText(QuotedAlready(source.Text.Substring(span.Start, span.Length))));
        Covered.Add(span);
        Apply(new TokenEdit(index, end - index, [new FluxToken(EigenFluxLexer.STRING, span.Start, span.End, source.Text) { IsBareText = true, RawIndex = first.RawIndex }]));
        return true;
    }

    private bool WantsText(Place place)
    {
        var previous = _tokens[place.Index - 1];
        var start = TokenAt(place.UnitStart);
        return place.Rule switch
        {
            EigenFluxParser.StatementContext => previous.Type == EigenFluxLexer.COLON
                    ? !HasArrow(place.UnitStart, place.Index) && (start!.IsName || start.Type == EigenFluxLexer.NARRATOR)
                        && start.Type is not (EigenFluxLexer.RETURN or EigenFluxLexer.CALL or EigenFluxLexer.RUN)
                    : place.Index == place.UnitStart + 1 && previous.Type is EigenFluxLexer.PIN or EigenFluxLexer.SETTING or EigenFluxLexer.NOTE,
            EigenFluxParser.PartContext => place.Index == place.UnitStart + 1
                && previous.Type is >= EigenFluxLexer.BRIEF and <= EigenFluxLexer.KNOWS or EigenFluxLexer.SETTING or EigenFluxLexer.ALSO,
            _ => false,
        };
    }

    private bool HasArrow(int start, int end) => _tokens.FindIndex(start, end - start, t => t.Type == EigenFluxLexer.ARROW) >= 0;

    private static string QuotedAlready(string text) => text.TrimEnd('"');

    private int LineEnd(int position)
    {
        var end = source.Text.IndexOf('\n', position);
        return end < 0 ? source.Length : end > position && source.Text[end - 1] == '\r' ? end - 1 : end;
    }

    // Old Marta:
    private bool FixSpacedName(Place place)
    {
        if (!place.IsInBlock)
        {
            return false;
        }

        var start = place.UnitStart;
        var end = start;
        if (TokenAt(start) is { } first && Array.IndexOf(TokenWords.Statements, first.Type) >= 0)
        {
            return false;
        }

        while (TokenAt(end) is { } token && (token.IsName || (token.IsReserved && end > start)) && (end == start || !token.IsFirstOnLine))
        {
            end++;
        }

        if (end - start < 2 || end - start > 4 || TokenAt(end)?.Type is not (EigenFluxLexer.COLON or EigenFluxLexer.ARROW or EigenFluxLexer.PIPE))
        {
            return false;
        }

        // "note Ada: …" is a keyword with something else wrong.
        var span = TextSpan.FromBounds(_tokens[start].Start, _tokens[end - 1].End);
        var name = new FluxToken(EigenFluxLexer.ID, span.Start, span.End, source.Text)
        {
            RawIndex = _tokens[start].RawIndex,
            IsFirstOnLine = _tokens[start].IsFirstOnLine,
        };
        var edit = new TokenEdit(start, end - start, [name]);
        if (Reach(edit) <= end)
        {
            return false;
        }

        // The binder knows who was meant, and reports it.
        Apply(edit);
        return true;
    }

    // repeet 3 {
    private bool FixMisspelling(Place place)
    {
        foreach (var index in place.Index == place.UnitStart ? [place.Index] : (int[])[place.UnitStart, place.Index])
        {
            if (TokenAt(index) is not { Type: EigenFluxLexer.ID } token)
            {
                continue;
            }

            var words = index != place.UnitStart ? Enumerable.Range(EigenFluxLexer.AND, EigenFluxLexer.LIST - EigenFluxLexer.AND + 1)
                : place.IsInBlock ? TokenWords.Statements
                : place.Rule is null ? TokenWords.Declarations
                : TokenWords.Parts;
            var spellings = words.Select(TokenWords.Spelling).ToList();
            var keyword = EditDistance.Nearest(token.Text, spellings);
            if (keyword is null && place.IsInBlock)
            {
                // A statement may have ended too early, because the word that goes on with it is misspelt.
                words = Enumerable.Range(EigenFluxLexer.AND, EigenFluxLexer.LIST - EigenFluxLexer.AND + 1);
                spellings = words.Select(TokenWords.Spelling).ToList();
                keyword = EditDistance.Nearest(token.Text, spellings);
            }

            if (keyword is null)
            {
                continue;
            }

            var type = words.ElementAt(spellings.IndexOf(keyword));
            var edit = new TokenEdit(index, 1,
            [
                new FluxToken(type, token.Start, token.End, source.Text) { RawIndex = token.RawIndex, IsFirstOnLine = token.IsFirstOnLine, Text = keyword },
            ]);
            if (Helps(edit, place.Index))
            {
                diagnostics.Add(At(token.Span).MisspeltKeyword(token.Text, keyword));
                Apply(edit);
                return true;
            }
        }

        return false;
    }

    // A statement at the top of a file.
    private bool FixOutsideScene(Place place)
    {
        if (place.Rule is not null || TokenAt(place.UnitStart) is not { } token)
        {
            return false;
        }

        var count = parser.CountStatements(_tokens.GetRange(place.UnitStart, _tokens.Count - place.UnitStart));
        if (count < 2)
        {
            return false;
        }

        if (!_hasOutside)
        {
            _hasOutside = true;
            diagnostics.Add(At(token.Span).StatementOutsideScene());
        }

        Skip(place.UnitStart, place.UnitStart + count);
        return true;
    }

    // A declaration between the braces of a scene.
    private bool FixInsideScene(Place place)
    {
        var start = place.UnitStart;
        if (!place.IsInBlock || TokenAt(start) is not { } token || !FileParser.IsDeclaration(token.Type) || token.Type == EigenFluxLexer.LET
            || TokenAt(start + 1) is not { } next || !(next.IsName || next.Type == EigenFluxLexer.STRING))
        {
            return false;
        }

        var end = start + 1;
        var depth = 0;
        while (end < _tokens.Count)
        {
            var type = _tokens[end].Type;
            if (depth == 0 && (type == EigenFluxLexer.RBRACE || (_tokens[end].IsFirstOnLine && type != EigenFluxLexer.LBRACE)))
            {
                break;
            }

            depth += type == EigenFluxLexer.LBRACE ? 1 : type == EigenFluxLexer.RBRACE ? -1 : 0;
            end++;
            if (depth == 0 && type == EigenFluxLexer.RBRACE)
            {
                break;
            }
        }

        diagnostics.Add(At(token.Span).DeclarationInsideScene(token.Text));
        Skip(start, end);
        return true;
    }
}
