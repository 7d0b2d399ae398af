using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <content>What follows a name: parts, indexes and calls.</content>
internal sealed partial class ExpressionBinder
{
    private static readonly string[] ListMembers = ["all", "any", "every", "count"];
    private static readonly string[] TurnMembers = ["all", "any", "every", "count", "speaker", "stop", "tokens", "length", "logprob", "matches", "p"];

    private readonly List<(BoundExpression Item, CaptureSymbol Capture)> _turnItems = [];

    private BoundExpression BindMember(MemberSyntax syntax)
    {
        var location = context.Locate(syntax.Span);
        if (AsQualifiedName(syntax) is { } qualified)
        {
            return context.ResolveIn(qualified.Qualifier!, qualified.Name) is { } symbol
                ? SymbolValue(symbol, location)
                : new BoundErrorExpression(location);
        }

        var operand = Bind(syntax.Operand);
        var member = syntax.Member;
        if (member.Text.Length == 0 || (operand.Type.Kind == FluxTypeKind.Unknown && operand is BoundErrorExpression))
        {
            return new BoundErrorExpression(location);
        }

        return BindField(operand, member, location)
            ?? BindTurnMember(operand, member, location)
            ?? BindListMember(operand, member, location)
            ?? ReportUnknownMember(operand, member, location);
    }

    // n.Nell, where n is an import's name and no local one.
    private QualifiedNameSyntax? AsQualifiedName(ExpressionSyntax syntax) =>
        syntax is MemberSyntax { Operand: NameExpressionSyntax { Name: var first } } member
        && scope.Find(first.Text) is null && !context.File.Names.ContainsKey(first.Text) && context.File.Aliases.ContainsKey(first.Text)
            ? new QualifiedNameSyntax(first, member.Member, member.Span)
            : null;

    private BoundExpression? BindField(BoundExpression operand, NameSyntax member, SourceLocation location)
    {
        var type = operand.Type;
        if (type.Kind == FluxTypeKind.SceneResult && type.Scene!.Results.FirstOrDefault(r => r.Name == member.Text) is { } result)
        {
            return new BoundResultExpression(operand, result, location);
        }

        var record = type.Kind == FluxTypeKind.Record ? operand : Unwrap(operand);
        if (record.Type.Kind == FluxTypeKind.Record && record.Type.Record!.Fields.FirstOrDefault(f => f.Name == member.Text) is { } field)
        {
            context.Refer(field, member.Span);
            return new BoundFieldExpression(record, field, location);
        }

        if (operand is BoundSymbolExpression { Symbol: WatchSymbol watch } && member.Text == "rest")
        {
            watch.ReadsRest = true;
            return new BoundRestExpression(watch, location);
        }

        return null;
    }

    private BoundExpression? BindTurnMember(BoundExpression operand, NameSyntax member, SourceLocation location) => !IsTurn(operand)
        ? null
        : member.Text switch
        {
            "speaker" => new BoundSpeakerOfExpression(operand, location),
            "stop" => new BoundStopOfExpression(operand, location),
            "tokens" => new BoundTokensOfExpression(operand, location),
            "length" => new BoundLengthOfExpression(operand, location),
            "logprob" => BindLogProbability(operand, location),
            _ => null,
        };

    private BoundLogProbabilityOfExpression BindLogProbability(BoundExpression turn, SourceLocation location)
    {
        context.Program.ReadsLogProbabilities = true;
        return new BoundLogProbabilityOfExpression(turn, location);
    }

    private BoundExpression? BindListMember(BoundExpression operand, NameSyntax member, SourceLocation location)
    {
        if (AsList(operand) is not { } list)
        {
            return null;
        }

        switch (member.Text)
        {
            case "all":
                return list;
            case "count":
                return new BoundCountExpression(list, null, location);
            case "any" or "every":
                var item = new BoundItemExpression(list.Type.Element!, location);
                if (list is BoundTurnsExpression { Capture: { ResultOf: null } capture })
                {
                    _turnItems.Add((item, capture));
                }

                var quantifier = member.Text == "any" ? BoundQuantifier.Any : BoundQuantifier.Every;
                _pending.Add(new PendingQuantifier(quantifier, list, item, location.Span));
                return item;
            default:
                return null;
        }
    }

    private BoundErrorExpression ReportUnknownMember(BoundExpression operand, NameSyntax member, SourceLocation location)
    {
        IEnumerable<string> known = operand.Type.Kind switch
        {
            FluxTypeKind.SceneResult => operand.Type.Scene!.Results.Select(r => r.Name),
            FluxTypeKind.Record => operand.Type.Record!.Fields.Select(f => f.Name),
            FluxTypeKind.Watch => ["rest", "ever"],
            _ => [],
        };
        known = known.Concat(IsTurn(operand) ? TurnMembers : AsList(operand) is not null ? ListMembers : []);
        if (operand.Type.Kind != FluxTypeKind.Unknown && operand.Type.Scene is not { IsUncertain: true })
        {
            var hint = Hint(member.Text, known);
            hint = hint.Length > 0 || !known.Any() ? hint : $" There are: {string.Join(", ", known)}.";
            var what = operand is BoundSymbolExpression s ? $"The {s.Symbol.KindName} '{s.Symbol.Name}'" : Capitalize(TypeRules.Describe(operand.Type));
            context.Report(context.At(member.Span).UnknownMember(what, member.Text, hint));
        }

        return new BoundErrorExpression(location);
    }

    private BoundExpression BindIndex(IndexSyntax syntax)
    {
        var location = context.Locate(syntax.Span);
        if (syntax.Operand is MemberSyntax { Member.Text: "ever" } ever && Bind(ever.Operand) is BoundSymbolExpression { Symbol: WatchSymbol all })
        {
            return BindAmplitude(all, syntax.Index, true, location);
        }

        var operand = Bind(syntax.Operand);
        if (operand is BoundSymbolExpression { Symbol: WatchSymbol watch })
        {
            return BindAmplitude(watch, syntax.Index, false, location);
        }

        if (operand is BoundErrorExpression)
        {
            Bind(syntax.Index);
            return operand;
        }

        var index = Expect(Unwrap(Bind(syntax.Index)), FluxType.Int);
        if (ConstantFolder.Fold(index) is double and < 1)
        {
            context.Report(context.At(syntax.Index.Span).IndexFromOne(index.Location.Text));
        }

        if (AsList(operand) is { } list)
        {
            return new BoundIndexExpression(list, index, list.Type.Element!, location);
        }

        if (operand.Type.Kind != FluxTypeKind.Unknown)
        {
            ReportWrongType(operand, "a list or a captured turn");
        }

        return new BoundErrorExpression(location);
    }

    private BoundExpression BindAmplitude(WatchSymbol watch, ExpressionSyntax index, bool ever, SourceLocation location)
    {
        var name = index switch
        {
            NameExpressionSyntax n => new QualifiedNameSyntax(null, n.Name, n.Span),
            _ => AsQualifiedName(index),
        };
        if (name is null)
        {
            context.Report(context.At(index.Span).WrongType("not a name", "the name of a premise"));
            return new BoundErrorExpression(location);
        }

        if (context.Resolve<PremiseSymbol>(name, "a premise") is not { } premise)
        {
            return new BoundErrorExpression(location);
        }

        if (!watch.Premises.Contains(premise) && watch.IsWhole)
        {
            context.Report(context.At(index.Span).NotWatched(premise.Name, watch.Name, string.Join(", ", watch.Premises.Select(p => p.Name))));
        }

        return new BoundAmplitudeExpression(watch, premise, ever, location);
    }

    private BoundExpression BindInvocation(InvocationSyntax syntax)
    {
        var location = context.Locate(syntax.Span);
        if (syntax.Operand is MemberSyntax { Member.Text: "count" } member && Bind(member.Operand) is var counted)
        {
            if (AsList(counted) is not { } list)
            {
                return counted is BoundErrorExpression ? counted : ReportUnknownMember(counted, member.Member, location);
            }

            return SingleArgument(syntax) is { } value
                ? new BoundCountExpression(list, Expect(Unwrap(Bind(value)), list.Type.Element!), location)
                : new BoundErrorExpression(location);
        }

        if (syntax.Operand is MemberSyntax { Member.Text: "matches" } matches && Bind(matches.Operand) is var said && IsTurn(said))
        {
            return BindMatchCount(syntax, said, location);
        }

        if (syntax.Operand is MemberSyntax { Member.Text: "p" } likely && AsQualifiedName(likely) is null && Bind(likely.Operand) is var drawn
            && IsTurn(drawn))
        {
            return BindProbabilityOf(syntax, drawn, location);
        }

        if (syntax.Operand is not NameExpressionSyntax { Name: var name })
        {
            context.Report(context.At(syntax.Operand.Span).NotAFunction(context.Locate(syntax.Operand.Span).Text));
            return new BoundErrorExpression(location);
        }

        switch (name.Text)
        {
            case "pick" when SingleArgument(syntax) is { } source:
                var from = Unwrap(Bind(source));
                if ((from.Type.Kind == FluxTypeKind.List ? from : AsList(from)) is { } choices)
                {
                    return new BoundPickExpression(choices, choices.Type.Element!, location);
                }

                ReportWrongType(from, "a list");
                return new BoundErrorExpression(location);
            case "P" or "mean" when !isTest:
                context.Report(context.At(name.Span).OnlyInTest(name.Text));
                return new BoundErrorExpression(location);
            case "P" when SingleArgument(syntax) is { } condition:
                var pending = _pending.Count;
                return new BoundProbabilityExpression(Expect(Close(Unwrap(Bind(condition)), pending), FluxType.Bool), location);
            case "mean":
                return BindMean(syntax, location);
            case "pick" or "P":
                return new BoundErrorExpression(location);
            default:
                context.Report(context.At(name.Span).NotAFunction(name.Text));
                return new BoundErrorExpression(location);
        }
    }

    // mean(number), and what the author knows of the number: min: and max:.
    private BoundExpression BindMean(InvocationSyntax syntax, SourceLocation location)
    {
        BoundExpression? number = null;
        var limits = new Dictionary<string, BoundExpression>(StringComparer.Ordinal);
        foreach (var argument in syntax.Arguments)
        {
            var value = Expect(Unwrap(Bind(argument.Value)), FluxType.Number);
            if (argument.Name is not { } name)
            {
                if (number is not null)
                {
                    context.Report(context.At(argument.Span).TooManyArguments("mean", "one value, and its bounds as min: and max:"));
                }

                number ??= value;
            }
            else if (name.Text is not ("min" or "max"))
            {
                context.Report(context.At(name.Span).UnknownArgument("mean", name.Text, " It has: min, max."));
            }
            else if (limits.ContainsKey(name.Text))
            {
                context.Report(context.At(argument.Span).ArgumentTwice(name.Text));
            }
            else
            {
                limits.Add(name.Text, value);
            }
        }

        if (number is null)
        {
            context.Report(context.At(syntax.Span).MissingArgument("mean", "one value", "it"));
            return new BoundErrorExpression(location);
        }

        return new BoundMeanExpression(number, location)
        {
            Min = limits.TryGetValue("min", out var min) ? min : null,
            Max = limits.TryGetValue("max", out var max) ? max : null,
        };
    }

    private BoundExpression BindMatchCount(InvocationSyntax syntax, BoundExpression said, SourceLocation location)
    {
        switch (SingleArgument(syntax))
        {
            case RegexSyntax regex:
                context.Program.Add(regex, context);
                return new BoundMatchCountExpression(said, regex.Pattern, location);
            case null or ErrorExpressionSyntax:
                return new BoundErrorExpression(location);
            case { } other:
                context.Report(context.At(other.Span).WrongType("not a regex", "a /regex/"));
                return new BoundErrorExpression(location);
        }
    }

    private BoundExpression BindProbabilityOf(InvocationSyntax syntax, BoundExpression drawn, SourceLocation location)
    {
        if (SingleArgument(syntax) is not { } argument)
        {
            return new BoundErrorExpression(location);
        }

        var value = Unwrap(Bind(argument));
        if (drawn.Type.Kind is not (FluxTypeKind.Choice or FluxTypeKind.Bool))
        {
            if (drawn.Type.Kind != FluxTypeKind.Unknown)
            {
                context.Report(context.At(syntax.Operand.Span).NotAChoice(drawn.Location.Text, TypeRules.Describe(drawn.Type)));
            }

            return new BoundErrorExpression(location);
        }

        CheckChoice(drawn.Type, value);
        if (!isTest)
        {
            CaptureOf(drawn)!.ReadsProbabilities = true;
        }

        return new BoundProbabilityOfExpression(drawn, Expect(value, drawn.Type), location);
    }

    private ExpressionSyntax? SingleArgument(InvocationSyntax syntax)
    {
        if (syntax.Arguments.Length == 1 && syntax.Arguments[0].Name is null)
        {
            return syntax.Arguments[0].Value;
        }

        var name = context.Locate(syntax.Operand.Span).Text;
        context.Report(syntax.Arguments.Length == 0
            ? context.At(syntax.Span).MissingArgument(name, "one value", "it")
            : context.At(syntax.Arguments[syntax.Arguments.Length - 1].Span).TooManyArguments(name, "one value"));
        return null;
    }

    // A captured turn is the list of its turns too.
    private static BoundExpression? AsList(BoundExpression value) => value switch
    {
        BoundSymbolExpression { Symbol: CaptureSymbol capture } => new BoundTurnsExpression(capture, value.Location),
        _ when value.Type.Kind == FluxTypeKind.List => value,
        _ when Unwrap(value) is { Type.Kind: FluxTypeKind.List } list => list,
        _ => null,
    };

    private bool IsTurn(BoundExpression value) => CaptureOf(value) is not null;

    // The capture that a turn is of; null for what is no turn.
    private CaptureSymbol? CaptureOf(BoundExpression value) => value switch
    {
        BoundSymbolExpression { Symbol: CaptureSymbol { ResultOf: null } capture } => capture,
        BoundIndexExpression { Source: BoundTurnsExpression { Capture: { ResultOf: null } capture } } => capture,
        _ => _turnItems.Find(turn => ReferenceEquals(turn.Item, value)).Capture,
    };

    private static string Capitalize(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
