using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing.Generated;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <summary>
/// Reports one diagnostic for the place where the parser stopped, and changes the tokens so that the parser can continue. It
/// tries first the fixes of newcomers' mistakes, each with its own code; then the insertion or removal of the single token that
/// lets the parser advance farthest; and otherwise it skips the statement up to the next line.
/// </summary>
/// <param name="source">The file.</param>
/// <param name="parser">Parses the trials.</param>
/// <param name="tokens">The tokens of the unit; fixes change them.</param>
/// <param name="strays">Unmatched closing braces of the unit; a fix that finds an opener removes its brace.</param>
/// <param name="single">The diagnostics of single tokens of the unit.</param>
/// <param name="diagnostics">Receives the diagnostics.</param>
internal sealed partial class SyntaxRepair(SourceText source, UnitParser parser, List<FluxToken> tokens, List<FluxToken> strays,
    List<Diagnostic> single, List<Diagnostic> diagnostics)
{
    private const int FixesPerUnit = 40;
    private const int Lookahead = 48;

    private readonly List<FluxToken> _tokens = tokens;
    private bool _hasOutside;
    private int _fixes;

    // Tokens that trials leave out, by their places.
    private TextSpan _cut;

    /// <summary>Blocks of skipped statements, which are already reported.</summary>
    public HashSet<int> KnownStrayBlocks { get; } = [];

    /// <summary>Names in skipped text.</summary>
    public HashSet<string> SkippedNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Spans that were skipped or taken as bare text. Errors of single tokens in them are not reported.</summary>
    public List<TextSpan> Covered { get; } = [];

    /// <summary>Diagnostics of single tokens that replace those of their lines.</summary>
    public HashSet<Diagnostic> StandIns { get; } = [];

    /// <summary>Opening braces that were reported as unclosed, but are superfluous.</summary>
    public List<TextSpan> ExtraOpeners { get; } = [];

    /// <summary>Reports the mistake and fixes the tokens; false if the rest of the unit is skipped.</summary>
    public bool Fix(ParseFailure failure)
    {
        if (++_fixes > FixesPerUnit)
        {
            diagnostics.Add(At(TokenAt(failure.Index)?.Span ?? End).TooManyMistakes());
            Skip(0, _tokens.Count);
            return false;
        }

        var place = Place.Of(failure, _tokens);
        _cut = FindCut(place);
        if (!FixStrayOpener(place) && !FixOpenQuote(place) && !FixNewcomers(place) && !FixOneToken(place, failure))
        {
            LeaveOut(place);
        }

        return true;
    }

    // The statements of a scene before the mistake are cut from the trials, unless the mistake without them would be another.
    private TextSpan FindCut(Place place)
    {
        var depth = 0;
        var from = -1;
        var to = -1;
        for (var i = 0; i < place.UnitStart && i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (depth == 1 && from >= 0 && token.IsFirstOnLine && token.Type != EigenFluxLexer.RBRACE)
            {
                to = i;
            }

            depth += token.Type == EigenFluxLexer.LBRACE ? 1 : token.Type == EigenFluxLexer.RBRACE ? -1 : 0;
            from = from < 0 && depth == 1 ? i + 1 : from;
        }

        if (!place.IsInBlock || to - from < 2 * Lookahead)
        {
            return default;
        }

        var trial = _tokens.GetRange(0, Math.Min(_tokens.Count, place.Index + Lookahead));
        trial.RemoveRange(from, to - from);
        return parser.FirstMistake(trial, trial.Count) == place.Index - (to - from) ? TextSpan.FromBounds(from, to) : default;
    }

    // How far the parser comes with an edit, counted in tokens as they were before it.
    private int Reach(TokenEdit edit)
    {
        var end = Math.Min(_tokens.Count, edit.At + edit.Remove + Lookahead);
        var trial = _tokens.GetRange(0, end);
        edit.Apply(trial);
        var cut = edit.At >= _cut.End ? _cut.Length : 0;
        if (cut > 0)
        {
            trial.RemoveRange(_cut.Start, cut);
        }

        var mistake = parser.FirstMistake(trial, trial.Count);
        if (mistake != int.MaxValue && cut > 0)
        {
            mistake += cut;
            return mistake >= trial.Count + cut && end < _tokens.Count ? int.MaxValue : mistake - edit.Insert.Length + edit.Remove;
        }

        return mistake == int.MaxValue || (mistake >= trial.Count && end < _tokens.Count)
            ? int.MaxValue
            : mistake - edit.Insert.Length + edit.Remove;
    }

    private bool Helps(TokenEdit edit, int index) => Reach(edit) > Math.Max(index, edit.At + edit.Remove - 1) + 1;

    private void Apply(TokenEdit edit)
    {
        edit.Apply(_tokens);
        if (edit.Closer is not null)
        {
            strays.Remove(edit.Closer);
        }
    }

    // An opening brace that is never closed, where no block can be, is itself too much.
    private bool FixStrayOpener(Place place)
    {
        var opener = _tokens.FindLastIndex(Math.Min(place.Index, _tokens.Count - 1), t => t.GuessedCloser is not null);
        var closer = opener < 0 ? -1 : _tokens.IndexOf(_tokens[opener].GuessedCloser!);
        if (closer < 0)
        {
            return false;
        }

        var trial = new List<FluxToken>(_tokens);
        trial.RemoveAt(closer);
        trial.RemoveAt(opener);
        if (parser.FirstMistake(trial, trial.Count) is var mistake && mistake != int.MaxValue && mistake <= place.Index + 1)
        {
            return false;
        }

        var brace = _tokens[opener];
        ExtraOpeners.Add(brace.Span);
        _tokens.RemoveAt(closer);
        _tokens.RemoveAt(opener);
        Report(At(brace.Span).Unexpected("'{'", "what this statement needs"));
        return true;
    }

    // A line on which a quote is missing cannot be read from the first strange place on: its quotes are the wrong way round.
    private bool FixOpenQuote(Place place)
    {
        if (place.Index == 0)
        {
            return false;
        }

        var end = place.Index;
        while (end < _tokens.Count && !_tokens[end].IsFirstOnLine && !IsOpenText(_tokens[end]))
        {
            end++;
        }

        if (end >= _tokens.Count || _tokens[end].IsFirstOnLine || end == place.Index)
        {
            return false;
        }

        Skip(Math.Min(place.UnitStart, place.Index), end + 1, false);
        return true;
    }

    private bool IsOpenText(FluxToken token) => token is { IsBareText: true, Type: EigenFluxLexer.STRING } && token.Start < token.End
        && source.Text[token.Start] == '"';

    private bool FixOneToken(Place place, ParseFailure failure)
    {
        var index = place.Index;
        var token = TokenAt(index);
        var best = default(TokenEdit);
        var bestReach = index + 2;
        var bestType = 0;
        if (token is { IsFirstOnLine: true } && place.UnitStart < index && _tokens[place.UnitStart].Type == EigenFluxLexer.ID)
        {
            // What is on the line before may be no statement at all.
            var edit = new TokenEdit(place.UnitStart, index - place.UnitStart, []);
            if (index - place.UnitStart <= 2 && Reach(edit) > index)
            {
                ReportUnexpected(place with { Wanted = "a whole statement" }, _tokens[place.UnitStart], null);
                Skip(place.UnitStart, index);
                return true;
            }
        }

        var expected = failure.Expected;
        foreach (var type in Insertable)
        {
            // A keyword may be a name; where a name is missing, a keyword is not what was forgotten.
            if (TokenWords.IsWord(type) && (!expected.Contains(type) || expected.Contains(EigenFluxLexer.ID)))
            {
                continue;
            }

            var closer = type == EigenFluxLexer.LBRACE
                ? strays.Find(s => token is null || s.Start >= token.Start)
                : null;
            Consider(new TokenEdit(index, 0, [Placeholder(index, type)], closer), type);
        }

        if (token is not null)
        {
            Consider(new TokenEdit(index, 1, []), 0);
        }

        foreach (var type in (int[])[EigenFluxLexer.ID, EigenFluxLexer.STRING])
        {
            Consider(new TokenEdit(index, 0, [Placeholder(index, type)]), type);
        }

        if (token is { IsPlaceholder: false } && token.Type is not (EigenFluxLexer.RBRACE or EigenFluxLexer.LBRACE))
        {
            foreach (var type in (int[])[EigenFluxLexer.ID, EigenFluxLexer.COLON, EigenFluxLexer.COMMA, EigenFluxLexer.ARROW])
            {
                if (type != token.Type && !(type == EigenFluxLexer.ID && token.IsName))
                {
                    Consider(new TokenEdit(index, 1, [Placeholder(index, type)]), -type);
                }
            }
        }

        if (best.Insert is null)
        {
            return false;
        }

        if (bestType > 0)
        {
            ReportMissing(index, bestType);
        }
        else
        {
            ReportUnexpected(place, token!, bestType == 0 ? null : TokenWords.Describe(-bestType));
        }

        Apply(best);
        return true;

        void Consider(TokenEdit edit, int type)
        {
            var reach = bestReach == int.MaxValue ? 0 : Reach(edit);
            if (reach > bestReach)
            {
                (best, bestReach, bestType) = (edit, reach, type);
            }
        }
    }

    private void ReportMissing(int index, int type)
    {
        var before = index > 0 ? _tokens[index - 1] : null;
        var token = TokenAt(index);
        var span = before is not null ? new TextSpan(Math.Max(before.Start, before.End - 1), Math.Min(1, before.End - before.Start)) : token?.Span ?? End;
        var spelling = TokenWords.Spelling(type);
        var spaced = type is EigenFluxLexer.COMMA or EigenFluxLexer.COLON or EigenFluxLexer.RPAREN or EigenFluxLexer.RBRACKET or EigenFluxLexer.LPAREN
            ? spelling
            : " " + spelling;
        Report(At(span).Missing(TokenWords.Describe(type), TokenWords.Describe(token), spelling.Length == 0 ? null : spaced));
    }

    private void ReportUnexpected(Place place, FluxToken token, string? instead)
    {
        if (token.IsReserved && instead == "a name")
        {
            diagnostics.Add(At(token.Span).ReservedName(token.Text));
            return;
        }

        AddSkipped(token);
        Report(At(token.Span).Unexpected(TokenWords.Describe(token), instead ?? place.Wanted));
    }

    // From the statement that cannot be read to the next line that begins at its level, or to the brace that closes or opens there.
    private void LeaveOut(Place place)
    {
        var start = Math.Min(place.UnitStart, place.Index);
        var token = TokenAt(place.Index) ?? (_tokens.Count > 0 ? _tokens[_tokens.Count - 1] : null);
        Report(At(token?.Span ?? End).Unexpected(TokenWords.Describe(TokenAt(place.Index)), place.Wanted));
        var end = FindSync(place.Index);
        if (end <= start)
        {
            end = start + 1;
        }

        Skip(start, Math.Min(end, _tokens.Count));
        if (place.IsInBlock && start < _tokens.Count && _tokens[start].Type == EigenFluxLexer.LBRACE)
        {
            KnownStrayBlocks.Add(_tokens[start].Start);
        }
    }

    // Where a single token of the line is strange already, what it does to the line is no second mistake.
    private void Report(Diagnostic diagnostic)
    {
        var line = diagnostic.Location!.Value.Start.Line;
        var strange = single.FindAll(d => d.Location!.Value.Start.Line == line);
        StandIns.UnionWith(strange);
        if (strange.Count == 0)
        {
            diagnostics.Add(diagnostic);
        }
    }

    private int FindSync(int index)
    {
        var depth = 0;
        for (var i = index; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (depth == 0 && ((i > index && token.IsFirstOnLine && (token.IsName || token.IsReserved))
                || token.Type == EigenFluxLexer.RBRACE || (i > index && token.Type == EigenFluxLexer.LBRACE)))
            {
                return i;
            }

            depth += token.Type switch
            {
                EigenFluxLexer.LBRACE => 1,
                EigenFluxLexer.RBRACE => -1,
                _ => 0,
            };
        }

        return _tokens.Count;
    }

    private void Skip(int start, int end, bool covers = true)
    {
        for (var i = start; i < end; i++)
        {
            AddSkipped(_tokens[i]);
        }

        if (end > start && covers)
        {
            Covered.Add(TextSpan.FromBounds(_tokens[start].Start, _tokens[end - 1].End));
        }

        _tokens.RemoveRange(start, Math.Max(0, end - start));
    }

    private void AddSkipped(FluxToken token)
    {
        if (token.IsName)
        {
            SkippedNames.Add(token.Text);
        }
    }

    private FluxToken Placeholder(int index, int type)
    {
        var at = index > 0 ? _tokens[index - 1].End : TokenAt(index)?.Start ?? 0;
        return new FluxToken(type, at, at, source.Text) { IsPlaceholder = true, Text = type == EigenFluxLexer.ID ? "" : TokenWords.Spelling(type) };
    }

    private FluxToken? TokenAt(int index) => index < _tokens.Count ? _tokens[index] : null;

    private TextSpan End => new(_tokens.Count > 0 ? _tokens[_tokens.Count - 1].End : 0, 0);

    private DiagnosticBuilder At(TextSpan span) => DiagnosticBuilder.At(source, span);

    // What is most likely forgotten comes first: of several that help equally the first is taken.
    private static int[] Insertable { get; } =
    [
        EigenFluxLexer.COLON, EigenFluxLexer.COMMA, EigenFluxLexer.RPAREN, EigenFluxLexer.RBRACKET, EigenFluxLexer.LBRACE,
        EigenFluxLexer.ASSIGN, EigenFluxLexer.ARROW, EigenFluxLexer.LPAREN, EigenFluxLexer.LBRACKET, EigenFluxLexer.IN, EigenFluxLexer.BY,
        EigenFluxLexer.AS, EigenFluxLexer.WHEN, EigenFluxLexer.TO, EigenFluxLexer.OVER, EigenFluxLexer.OF, EigenFluxLexer.PERCENT,
        EigenFluxLexer.UNTIL, EigenFluxLexer.DOWN, EigenFluxLexer.SEEN, EigenFluxLexer.AT, EigenFluxLexer.MOST, EigenFluxLexer.LEAST,
        EigenFluxLexer.TURNS, EigenFluxLexer.RBRACE, EigenFluxLexer.NUMBER,
    ];
}
