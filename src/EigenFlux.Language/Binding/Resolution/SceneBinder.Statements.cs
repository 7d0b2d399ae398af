using System.Collections.Immutable;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <content>Statements.</content>
internal sealed partial class SceneBinder
{
    private void BindStatement(StatementSyntax syntax, ImmutableArray<BoundStatement>.Builder into)
    {
        var location = _context.Locate(syntax.Span);
        if (_context.IsUncertainLeaf(syntax) || !CheckPlace(syntax))
        {
            into.Add(new BoundErrorStatement(location));
            return;
        }

        switch (syntax)
        {
            case PinSyntax s:
                into.Add(BindPin(s, location));
                break;
            case SettingSyntax s:
                into.Add(new BoundSetting(_expressions.BindText(s.Text), BindAudience(s.Audience), location));
                break;
            case NoteSyntax s:
                into.Add(new BoundNote(_expressions.BindText(s.Text), s.Depth is null ? null : _expressions.BindAs(s.Depth, FluxType.Int), BindAudience(s.Audience), location));
                break;
            case ScriptedLineSyntax s:
                _hasBeat = true;
                into.Add(new BoundScriptedLine(BindSpeaker(s.Speaker), _expressions.BindText(s.Text), BindAudience(s.Audience), location));
                break;
            case TurnSyntax s:
                into.Add(BindTurn(s, location));
                break;
            case RepeatSyntax s:
                into.Add(new BoundRepeat(_expressions.BindAs(s.Count, FluxType.Int), BindNested(s.Body), location));
                break;
            case ForSyntax s:
                into.Add(BindFor(s, location));
                break;
            case IfSyntax s:
                into.Add(BindIf(s, location));
                break;
            case WhileSyntax s:
                into.Add(new BoundWhile(_expressions.BindCondition(s.Condition), _expressions.BindAs(s.AtMost, FluxType.Int), BindNested(s.Body), location));
                break;
            case ChooseSyntax s:
                var count = _expressions.BindAs(s.Count, FluxType.Int);
                var by = _expressions.BindAs(s.By, FluxType.Number);
                into.Add(new BoundChoose(count, by, BindNested(s.Body), location));
                break;
            case CallSyntax s:
                into.Add(BindCall(s, location));
                break;
            case PresenceSyntax s:
                BindPresence(s, into);
                break;
            case RetentionSyntax s:
                into.Add(BindRetention(s, location));
                break;
            case WatchSyntax s:
                into.Add(BindWatch(s, location));
                break;
            case StopWhenSyntax s:
                into.Add(new BoundStopWhen(_expressions.BindCondition(s.Condition), location));
                break;
            case ReturnSyntax s:
                into.Add(BindReturn(s, location));
                break;
            case LetSyntax s:
                into.Add(BindLet(s, location));
                break;
            case RunSyntax s:
                into.Add(BindRun(s, location));
                break;
            case ExpectSyntax s:
                into.Add(BindExpect(s, location));
                break;
            case ReportSyntax s:
                into.Add(new BoundReport([.. s.Values.Select(_expressions.BindValue)], location));
                break;
            case ErrorStatementSyntax s:
                foreach (var block in s.Blocks)
                {
                    BindBlock(block);
                }

                into.Add(new BoundErrorStatement(location));
                break;
            default:
                throw new InvalidOperationException($"{syntax.GetType().Name} is no statement of a scene or a test.");
        }
    }

    private bool CheckPlace(StatementSyntax syntax)
    {
        if (HeaderBinder.WordOf(syntax) is { } header)
        {
            _context.Report(_isTest
                ? _context.At(syntax.Span).StatementNotHere(header, "scene", "test")
                : _context.At(syntax.Span).HeaderNotFirst(header));
            return false;
        }

        var (word, isForTest, isForScene) = syntax switch
        {
            RunSyntax => ("run", true, false),
            ExpectSyntax => ("expect", true, false),
            ReportSyntax => ("report", true, false),
            ForSyntax or LetSyntax or IfSyntax or RepeatSyntax or ErrorStatementSyntax => ("", true, true),
            _ => (WordOf(syntax), false, true),
        };
        if (_isTest ? isForTest : isForScene)
        {
            return true;
        }

        _context.Report(_context.At(syntax.Span).StatementNotHere(word, _isTest ? "scene" : "test", _isTest ? "test" : "scene"));
        return false;
    }

    private string WordOf(StatementSyntax syntax)
    {
        if (syntax is ScriptedLineSyntax or TurnSyntax)
        {
            return syntax is TurnSyntax ? "->" : ":";
        }

        var text = _context.Locate(syntax.Span).Text;
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return text.Substring(0, end);
    }

    private BoundPin BindPin(PinSyntax syntax, SourceLocation location)
    {
        if (_hasBeat || _nested > 0)
        {
            _context.Report(_context.At(syntax.Span).PinAfterBeat());
        }

        var text = _expressions.BindText(syntax.Text);
        foreach (var part in text.Parts.OfType<BoundInterpolationPart>())
        {
            if (ChangingIn(part.Expression) is { } changing)
            {
                _context.Report(_context.At(part.Location.Span).PinWithCapture(changing.Name));
            }
        }

        return new BoundPin(text, BindAudience(syntax.Audience), location);
    }

    private static Symbol? ChangingIn(BoundExpression? expression)
    {
        while (true)
        {
            switch (expression)
            {
                case BoundSymbolExpression { Symbol: CaptureSymbol or ValueSymbol { IsGlobal: false } } changing:
                    return changing.Symbol;
                case BoundTurnsExpression turns:
                    return turns.Capture;
                case BoundIndexExpression index:
                    expression = index.Source;
                    break;
                case BoundFieldExpression field:
                    expression = field.Operand;
                    break;
                case BoundResultExpression result:
                    expression = result.Operand;
                    break;
                case BoundCountExpression count:
                    expression = count.Source;
                    break;
                case BoundTurnPartExpression part:
                    expression = part.Turn;
                    break;
                default:
                    return null;
            }
        }
    }

    private BoundStatement BindTurn(TurnSyntax syntax, SourceLocation location)
    {
        _hasBeat = true;
        var speakers = syntax.Speakers.Select(BindSpeaker).ToImmutableArray();
        var model = _expressions.BindModel(syntax.Model);
        var audience = BindAudience(syntax.Audience);
        var stops = syntax.Stops.Select(BindStop).ToImmutableArray();
        if (_captures.Find(c => c.Name == syntax.Capture.Text) is not { } capture)
        {
            return new BoundErrorStatement(location);
        }

        TypedStops.Check(syntax, capture.Type, _context);
        return new BoundTurn(speakers, capture, capture.Type, model, audience, stops, location);
    }

    private BoundStop BindStop(StopSyntax syntax)
    {
        var location = _context.Locate(syntax.Span);
        switch (syntax.Kind)
        {
            case StopKind.Line:
                return new BoundLineStop(location);
            case StopKind.Paragraph:
                return new BoundParagraphStop(location);
            case StopKind.Eos:
                return new BoundEosStop(location);
            case StopKind.Collapse:
                return new BoundCollapseStop(location);
            case StopKind.Tokens:
                return new BoundTokensStop(_expressions.BindAs(syntax.Value!, FluxType.Int), location);
            case StopKind.Seconds:
                return new BoundSecondsStop(_expressions.BindAs(syntax.Value!, FluxType.Number), location);
            case StopKind.Regex:
                _context.Program.Add((RegexSyntax)syntax.Value!, _context);
                return new BoundRegexStop(((RegexSyntax)syntax.Value!).Pattern, location);
            case StopKind.Text:
                return new BoundTextStop(_expressions.BindText(((TextExpressionSyntax)syntax.Value!).Text), location);
            default:
                return new BoundConditionStop(_expressions.BindCondition(syntax.Value!), location);
        }
    }

    private BoundFor BindFor(ForSyntax syntax, SourceLocation location)
    {
        var source = _expressions.BindValue(syntax.Source);
        if (source.Type.Kind == FluxTypeKind.Character && source is not BoundNarratorExpression)
        {
            if (source is BoundSymbolExpression { Symbol: CharacterSymbol character })
            {
                _context.ReportWrongKind(character, syntax.Source.Span, "a list or a coalition");
            }
            else if (!_isTest && source is BoundSymbolExpression { Symbol: CoalitionSymbol coalition })
            {
                foreach (var member in coalition.Members)
                {
                    _cast.Check(member, syntax.Source.Span);
                }
            }

            source = new BoundMembersExpression(source, source.Location);
        }
        else if (source.Type.Kind is not (FluxTypeKind.List or FluxTypeKind.Unknown))
        {
            source = _expressions.Expect(source, FluxType.ListOf(FluxType.Unknown));
        }

        var variable = new LoopVariableSymbol(syntax.Variable.Text, _context.Locate(syntax.Variable.Span), source.Type.Element ?? FluxType.Unknown);
        _scope.Open(syntax.Body.Span);
        _scope.Declare(variable, syntax.Variable, _context);
        var body = BindNested(syntax.Body);
        _scope.Close();
        return new BoundFor(variable, source, body, location);
    }

    private BoundIf BindIf(IfSyntax syntax, SourceLocation location)
    {
        var branches = ImmutableArray.CreateBuilder<BoundIfBranch>();
        foreach (var branch in syntax.Branches)
        {
            branches.Add(new BoundIfBranch(_expressions.BindCondition(branch.Condition), BindNested(branch.Body), _context.Locate(branch.Span)));
        }

        return new BoundIf(branches.ToImmutable(), syntax.Otherwise is null ? null : BindNested(syntax.Otherwise), location);
    }

    private BoundReturn BindReturn(ReturnSyntax syntax, SourceLocation location)
    {
        var values = ImmutableArray.CreateBuilder<BoundReturnValue>();
        foreach (var value in syntax.Values)
        {
            var name = NameOf(value);
            var bound = _expressions.BindGiven(value.Value);
            if (values.Any(v => v.Name == name))
            {
                var at = _context.At(value.Name?.Span ?? value.Span);
                _context.Report(name == "result" && value.Name is null ? at.UnnamedResult() : at.DuplicateName(name, "result"));
                continue;
            }

            if (!_results.Exists(r => r.Name == name))
            {
                _results.Add(new SceneResult(name, bound.Type));
            }

            values.Add(new BoundReturnValue(name, bound, _context.Locate(value.Span)));
        }

        return new BoundReturn(values.ToImmutable(), location);
    }

    private BoundStatement BindLet(LetSyntax syntax, SourceLocation location)
    {
        var value = _expressions.BindValue(syntax.Value);
        var name = syntax.Name;
        if (name.Text.Length == 0)
        {
            return new BoundErrorStatement(location);
        }

        if (_scope.Find(name.Text) is ValueSymbol known)
        {
            _context.Refer(known, name.Span);
            if (TypeRules.Common(known.Type, value.Type) is { } common)
            {
                known.SetType(common);
                return new BoundLet(known, value, location);
            }

            return new BoundLet(known, _expressions.Expect(value, known.Type), location);
        }

        var symbol = new ValueSymbol(name.Text, _context.Locate(name.Span), null, false) { Value = value };
        symbol.SetType(value.Type);
        if (_context.File.Names.TryGetValue(name.Text, out var global) && global is ValueSymbol copied && _scope.Find(name.Text) is null)
        {
            // Given again in any block, a value of the file is the whole scene's from there on.
            _context.Program.EnsureValue(copied);
            symbol.CopyOf = copied;
            if (TypeRules.Common(copied.Type, value.Type) is { } type)
            {
                symbol.SetType(type);
            }

            _scope.PutOutermost(symbol, syntax.Span.End);
        }
        else
        {
            _scope.Declare(symbol, name, _context, syntax.Span.End);
        }

        _values.Add(symbol);
        return new BoundLet(symbol, value, location);
    }
}
