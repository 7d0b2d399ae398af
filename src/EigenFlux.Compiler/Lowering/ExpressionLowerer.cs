using EigenFlux.Language.Binding;
using EigenFlux.Language.Symbols;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Lowers bound expressions and texts.</summary>
internal sealed class ExpressionLowerer(SlotNames slots, ProgramNames names, LoweringReport report)
{
    public Expression Lower(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundTextExpression text:
                return Lower(text.Text);
            case BoundNumberExpression number:
                return Constant(number.IsWhole ? new FluxValue.Integer((long)number.Value) : new FluxValue.Number(number.Value));
            case BoundBoolExpression truth:
                return Constant(new FluxValue.Boolean(truth.Value));
            case BoundInputExpression:
                return Constant(new FluxValue.Model(FluxValue.Model.Input));
            case BoundNarratorExpression:
                return Constant(FluxValue.Character.Narrator);
            case BoundListExpression list:
                return new Expression.ListOf([.. list.Items.Select(Lower)]);
            case BoundRangeExpression range:
                return new Expression.RangeOf(Lower(range.From), Lower(range.To));
            case BoundSymbolExpression symbol:
                return Lower(symbol.Symbol);
            case BoundUnaryExpression unary:
                return new Expression.Unary(
                    unary.Operator == BoundUnaryOperator.Not ? UnaryOperator.Not : UnaryOperator.Negate, Lower(unary.Operand));
            case BoundBinaryExpression binary:
                return new Expression.Binary(Operator(binary.Operator), Lower(binary.Left), Lower(binary.Right));
            case BoundMatchExpression match:
                return new Expression.Match(Lower(match.Operand), match.Pattern);
            case BoundQuantifierExpression quantifier:
                return new Expression.Quantifier(
                    quantifier.Quantifier == BoundQuantifier.Every, Source(quantifier.Source), Lower(quantifier.Condition));
            case BoundItemExpression:
                return new Expression.Item();
            case BoundTurnsExpression turns:
                return new Expression.Member(new Expression.Variable(slots[turns.Capture]), "all");
            case BoundCountExpression { Value: null } count:
                return new Expression.Member(Source(count.Source), "count");
            case BoundCountExpression count:
                return new Expression.CountOf(Source(count.Source), Lower(count.Value!));
            case BoundIndexExpression index:
                return new Expression.Index(Source(index.Source), Lower(index.Index));
            case BoundMembersExpression members:
                return Lower(members.Coalition);
            case BoundPickExpression pick:
                return new Expression.Pick(Lower(pick.Source));
            case BoundResultExpression result:
                return new Expression.Member(Lower(result.Operand), result.Result.Name);
            case BoundSpeakerOfExpression speaker:
                return new Expression.Member(Lower(speaker.Turn), "speaker");
            case BoundLengthOfExpression length:
                return new Expression.Member(Lower(length.Turn), "length");
            case BoundLogProbabilityOfExpression probability:
                return new Expression.Member(Lower(probability.Turn), "logprob");
            case BoundMatchCountExpression matches:
                return new Expression.MatchCount(Lower(matches.Turn), matches.Pattern);
            case BoundStopOfExpression stop:
                return new Expression.Member(Lower(stop.Turn), "stop");
            case BoundAmplitudeExpression amplitude:
                return new Expression.Amplitude(slots[amplitude.Watch], names[amplitude.Premise], amplitude.Ever);
            case BoundRestExpression rest:
                return new Expression.Rest(slots[rest.Watch]);
            case BoundTokensOfExpression tokens:
                return new Expression.Member(Lower(tokens.Turn), "tokens");
            case BoundRunResultExpression result:
                return new Expression.Member(new Expression.Variable(slots.ResultOf(result)), result.Result.Name);
            case BoundProbabilityExpression probability:
                return new Expression.Statistic(StatisticKind.Probability, Lower(probability.Condition), slots.RunRead(probability));
            case BoundMeanExpression mean:
                return new Expression.Statistic(StatisticKind.Mean, Lower(mean.Operand), slots.RunRead(mean))
                {
                    Source = mean.Operand.Location.Text,
                    Min = mean.Min is null ? null : Lower(mean.Min),
                    Max = mean.Max is null ? null : Lower(mean.Max),
                };
            case BoundFieldExpression field:
                return new Expression.Field(Lower(field.Operand), field.Field.Name);
            case BoundProbabilityOfExpression probability:
                return new Expression.ProbabilityOf(Lower(probability.Turn), Lower(probability.Value));
            default:
                report.NotRun(expression.Location, "this expression");
                return Constant(FluxValue.Empty);
        }
    }

    public Expression Lower(BoundText text) => text.IsLiteral
        ? Constant(new FluxValue.Text(text.LiteralText))
        : new Expression.Template(
        [
            .. text.Parts.Select(part => part switch
            {
                BoundInterpolationPart interpolation => Lower(interpolation.Expression),
                _ => Constant(new FluxValue.Text(((BoundLiteralPart)part).Value)),
            }),
        ]);

    public Expression Lower(Symbol symbol)
    {
        switch (symbol)
        {
            case SpeakerSymbol speaker:
                return Constant(new FluxValue.Character(names[speaker], speaker.DisplayName));
            case ModelSymbol model:
                return Constant(new FluxValue.Model(names[model]));
            case LoreSymbol lore:
                return Constant(new FluxValue.Lore(names[lore], lore.DisplayName));
            case PremiseSymbol or WatchSymbol:
                report.NotRun(symbol.Declaration, symbol.KindName);
                return Constant(FluxValue.Empty);
            default:
                return new Expression.Variable(slots[symbol]);
        }
    }

    // A capture that is counted or indexed is meant as a whole, and a variable of a capture is that.
    private Expression Source(BoundExpression source) =>
        source is BoundTurnsExpression turns ? new Expression.Variable(slots[turns.Capture]) : Lower(source);

    private static Expression.Constant Constant(FluxValue value) => new(value);

    private static BinaryOperator Operator(BoundBinaryOperator op) => op switch
    {
        BoundBinaryOperator.Add => BinaryOperator.Add,
        BoundBinaryOperator.Subtract => BinaryOperator.Subtract,
        BoundBinaryOperator.Multiply => BinaryOperator.Multiply,
        BoundBinaryOperator.Equal => BinaryOperator.Equal,
        BoundBinaryOperator.NotEqual => BinaryOperator.NotEqual,
        BoundBinaryOperator.Less => BinaryOperator.Less,
        BoundBinaryOperator.LessOrEqual => BinaryOperator.LessOrEqual,
        BoundBinaryOperator.Greater => BinaryOperator.Greater,
        BoundBinaryOperator.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
        BoundBinaryOperator.Contains => BinaryOperator.Contains,
        BoundBinaryOperator.And => BinaryOperator.And,
        _ => BinaryOperator.Or,
    };
}
