using System.Collections.Immutable;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <content>Statements about characters, other scenes and what is in the window.</content>
internal sealed partial class SceneBinder
{
    private BoundSpeaker BindSpeaker(SpeakerSyntax syntax)
    {
        var location = _context.Locate(syntax.Span);
        if (syntax.Name is not { } name)
        {
            return new BoundSpeaker(null, location);
        }

        var symbol = _names.ResolveCharacter(name);
        if (symbol is not null)
        {
            _cast.Check(symbol, syntax.Span);
        }

        return new BoundSpeaker(symbol, location);
    }

    private ImmutableArray<BoundSpeaker> BindAudience(AudienceSyntax? syntax) =>
        syntax is null ? [] : [.. syntax.Speakers.Select(BindSpeaker)];

    private BoundStatement BindCall(CallSyntax syntax, SourceLocation location)
    {
        if (_context.Resolve<SceneSymbol>(syntax.Scene, "a scene") is not { } scene)
        {
            foreach (var argument in syntax.Arguments)
            {
                _expressions.BindGiven(argument.Value);
            }

            return new BoundErrorStatement(location);
        }

        _context.Program.EnsureScene(scene);
        var arguments = _arguments.Bind(scene, syntax.Arguments, syntax.Scene.Span);
        var capture = syntax.Capture is { } name ? _captures.Find(c => c.Name == name.Text) : null;
        return new BoundCall(scene, arguments, capture, location);
    }

    private void BindPresence(PresenceSyntax syntax, ImmutableArray<BoundStatement>.Builder into)
    {
        foreach (var name in syntax.Names)
        {
            if (_names.ResolveAny(name) is not { } symbol)
            {
                continue;
            }

            if (symbol is LoreSymbol or SpeakerSymbol || (symbol is not CaptureSymbol && symbol.Type.Kind is FluxTypeKind.Character or FluxTypeKind.Unknown))
            {
                into.Add(new BoundPresence(symbol, syntax.Enters, _context.Locate(syntax.Names.Length == 1 ? syntax.Span : name.Span)));
            }
            else
            {
                _context.ReportWrongKind(symbol, name.Span, "a character or lore");
            }
        }
    }

    private BoundStatement BindRetention(RetentionSyntax syntax, SourceLocation location)
    {
        var kind = syntax.Kind switch
        {
            RetentionKind.Keep => BoundRetentionKind.Keep,
            RetentionKind.Forget => BoundRetentionKind.Forget,
            _ => BoundRetentionKind.Recall,
        };
        var at = _context.Locate(syntax.Target.Span);
        var weight = syntax.Weight is null ? null : ConstantNumber.Bind(_context, _expressions, syntax.Weight, "A weight", double.MaxValue, "0 or more");
        if (syntax.Target is NameExpressionSyntax { Name.Text: "note" or "setting" } word && _scope.Find(word.Name.Text) is null
            && !_context.File.Names.ContainsKey(word.Name.Text))
        {
            var target = word.Name.Text == "note" ? BoundRetentionTargetKind.Note : BoundRetentionTargetKind.Setting;
            CheckWeight(syntax, kind, target);
            return new BoundRetention(kind, new BoundRetentionTarget(target, null, null, at), location);
        }

        var value = _expressions.BindGiven(syntax.Target);
        BoundRetentionTarget? bound = value switch
        {
            BoundSymbolExpression { Symbol: CaptureSymbol } or BoundIndexExpression { Source: BoundTurnsExpression } =>
                new BoundRetentionTarget(BoundRetentionTargetKind.Turn, value, null, at),
            BoundTurnsExpression => new BoundRetentionTarget(BoundRetentionTargetKind.AllTurns, value, null, at),
            BoundSymbolExpression { Symbol: LoreSymbol lore } => new BoundRetentionTarget(BoundRetentionTargetKind.Lore, null, lore, at),
            BoundSymbolExpression { Symbol: var symbol } when symbol.Type.Kind == FluxTypeKind.Character =>
                new BoundRetentionTarget(BoundRetentionTargetKind.Definition, null, symbol, at),
            _ => null,
        };
        if (bound is not null)
        {
            CheckWeight(syntax, kind, bound.Kind);
            return new BoundRetention(kind, bound, location) { Weight = weight };
        }

        if (value.Type.Kind != FluxTypeKind.Unknown)
        {
            _context.Report(_context.At(at.Span).WrongType(TypeRules.Describe(value.Type), "a captured turn, 'note', 'setting', lore or a character"));
        }

        return new BoundErrorStatement(location);
    }

    private void CheckWeight(RetentionSyntax syntax, BoundRetentionKind kind, BoundRetentionTargetKind target)
    {
        if (syntax.Weight is not { } weight
            || (kind == BoundRetentionKind.Keep && target is BoundRetentionTargetKind.Turn or BoundRetentionTargetKind.AllTurns))
        {
            return;
        }

        var advice = target == BoundRetentionTargetKind.Definition ? "The weight of a definition is a part of its character."
            : target == BoundRetentionTargetKind.Lore ? "The weight of lore is a part of its declaration."
            : "Delete the weight.";
        _context.Report(_context.At(weight.Span).WeightOfNoTurn(advice, "reply"));
    }

    private BoundStatement BindWatch(WatchSyntax syntax, SourceLocation location)
    {
        var watched = _names.ResolveCharacter(syntax.Watched);
        if (_watches.Find(w => w.Declaration.Span == syntax.Name.Span) is not { } watch)
        {
            return new BoundErrorStatement(location);
        }

        if (watched is not null)
        {
            _cast.Check(watched, syntax.Watched.Span);
            for (var i = 0; watched is SpeakerSymbol && i < syntax.Premises.Length; i++)
            {
                if (_names.FindQuietly(syntax.Premises[i]) is PremiseSymbol { Of: { } of } premise && of != watched)
                {
                    _context.Report(_context.At(syntax.Premises[i].Span).PremiseOfAnother(premise.Name, of.Name, watched.Name));
                }
            }
        }

        watch.Watched = watched;
        return new BoundWatch(watch, location);
    }

    private BoundStatement BindRun(RunSyntax syntax, SourceLocation location)
    {
        var times = syntax.Times is null ? null : _expressions.BindAs(syntax.Times, FluxType.Int);
        var seed = syntax.Seed is null ? null : _expressions.BindAs(syntax.Seed, FluxType.Int);
        if (_context.Resolve<SceneSymbol>(syntax.Scene, "a scene") is not { } scene)
        {
            _context.IsSilent = true;
            return new BoundErrorStatement(location);
        }

        _context.IsSilent |= scene.IsUncertain;
        var bound = _context.Program.EnsureScene(scene);
        var arguments = _arguments.Bind(scene, syntax.Arguments, syntax.Scene.Span);
        foreach (var parameter in scene.Parameters.Where(p => !_context.File.Names.ContainsKey(p.Name)))
        {
            _scope.Offer(parameter, syntax.Span.End);
        }

        foreach (var result in scene.Results)
        {
            _scope.Put(new RunResultSymbol(scene, result), syntax.Span.End);
        }

        if (bound is not null)
        {
            foreach (var symbol in bound.Captures.Concat<Symbol>(bound.Watches))
            {
                _scope.Put(symbol, syntax.Span.End);
            }
        }

        return new BoundRun(scene, arguments, times, seed, location);
    }

    private BoundExpect BindExpect(ExpectSyntax syntax, SourceLocation location)
    {
        var condition = _expressions.BindCondition(syntax.Condition);
        var isComparison = condition is BoundBinaryExpression
        {
            Operator: BoundBinaryOperator.Less or BoundBinaryOperator.LessOrEqual or BoundBinaryOperator.Greater or BoundBinaryOperator.GreaterOrEqual
                or BoundBinaryOperator.Equal or BoundBinaryOperator.NotEqual,
        } comparison && (IsStatistic(comparison.Left) || IsStatistic(comparison.Right));
        if (!isComparison && condition is not BoundErrorExpression)
        {
            _context.Report(_context.At(syntax.Condition.Span).NotAnExpectation());
        }

        BoundExpression? confidence = null;
        if (syntax.Confidence is not null)
        {
            confidence = _expressions.BindAs(syntax.Confidence, FluxType.Number);
            if (ConstantFolder.Fold(confidence) is double and (<= 0 or >= 1))
            {
                _context.Report(_context.At(syntax.Confidence.Span).NumberOutOfRange("The confidence", "between 0 and 1", confidence.Location.Text));
            }
        }

        return new BoundExpect(condition, confidence, location);
    }

    // Sums and differences of statistics are statistics, so that two runs can be compared.
    private static bool IsStatistic(BoundExpression value) => value switch
    {
        BoundProbabilityExpression or BoundMeanExpression or BoundErrorExpression => true,
        BoundBinaryExpression b => IsStatistic(b.Left) || IsStatistic(b.Right),
        BoundUnaryExpression u => IsStatistic(u.Operand),
        _ => false,
    };
}
