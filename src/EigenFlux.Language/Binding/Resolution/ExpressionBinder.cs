using System.Collections.Immutable;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Expressions and texts of one scene, test or file.</summary>
internal sealed partial class ExpressionBinder(BindingContext context, LocalScope scope, bool isTest)
{
    private readonly List<PendingQuantifier> _pending = [];

    /// <summary>A value of any type.</summary>
    public BoundExpression BindValue(ExpressionSyntax syntax) => Close(Unwrap(Bind(syntax)), 0);

    /// <summary>What is given: a value, or the whole result of a scene.</summary>
    public BoundExpression BindGiven(ExpressionSyntax syntax) => Close(Bind(syntax), 0);

    /// <summary>A value that must be of a type.</summary>
    public BoundExpression BindAs(ExpressionSyntax syntax, FluxType wanted) => Expect(BindValue(syntax), wanted);

    /// <summary>A condition.</summary>
    public BoundExpression BindCondition(ExpressionSyntax syntax) => Expect(BindValue(syntax), FluxType.Bool);

    /// <summary>A text with what it interpolates.</summary>
    public BoundText BindText(TextSyntax syntax)
    {
        var parts = ImmutableArray.CreateBuilder<BoundTextPart>(syntax.Pieces.Length);
        foreach (var piece in syntax.Pieces)
        {
            if (piece is LiteralPieceSyntax literal)
            {
                parts.Add(new BoundLiteralPart(literal.Value, context.Locate(literal.Span)));
                continue;
            }

            var path = ((InterpolationSyntax)piece).Path;
            var value = BindValue(path);
            if (!TypeRules.IsWritable(value.Type))
            {
                ReportWrongType(value, "a value that can be written as text");
                value = new BoundErrorExpression(value.Location);
            }

            parts.Add(new BoundInterpolationPart(value, context.Locate(piece.Span)));
        }

        foreach (var (macro, span) in CardForms.MacrosOf(syntax, context.Locate(syntax.Span)))
        {
            context.Report(context.At(span).CardMacro(macro, CardForms.AsRead(macro), CardForms.AdviceFor(macro)));
        }

        return new BoundText(parts.ToImmutable(), context.Locate(syntax.Span));
    }

    /// <summary>A model: by its name, a parameter, or <c>input</c>.</summary>
    public BoundExpression? BindModel(ExpressionSyntax? syntax) => syntax is null ? null : BindAs(syntax, FluxType.Model);

    public BoundExpression Expect(BoundExpression value, FluxType wanted)
    {
        if (TypeRules.Accepts(wanted, value.Type))
        {
            return value;
        }

        ReportWrongType(value, TypeRules.Describe(wanted));
        return new BoundErrorExpression(value.Location);
    }

    private BoundExpression Bind(ExpressionSyntax syntax)
    {
        var bound = BindAlone(syntax);
        context.Note(syntax, bound);
        return bound;
    }

    private BoundExpression BindAlone(ExpressionSyntax syntax)
    {
        var location = context.Locate(syntax.Span);
        switch (syntax)
        {
            case NumberSyntax n:
                return new BoundNumberExpression(n.Value, n.IsWhole, location);
            case BoolSyntax b:
                return new BoundBoolExpression(b.Value, location);
            case InputSyntax:
                return new BoundInputExpression(location);
            case NarratorSyntax:
                return new BoundNarratorExpression(location);
            case TextExpressionSyntax t:
                return new BoundTextExpression(BindText(t.Text), location);
            case RegexSyntax:
                context.Report(context.At(syntax.Span).MisplacedRegex());
                return new BoundErrorExpression(location);
            case NameExpressionSyntax n:
                return BindName(n.Name);
            case MemberSyntax m:
                return BindMember(m);
            case IndexSyntax i:
                return BindIndex(i);
            case InvocationSyntax i:
                return BindInvocation(i);
            case ListSyntax l:
                return BindList(l);
            case ParenthesizedSyntax p:
                return Bind(p.Expression);
            case UnarySyntax u:
                return BindUnary(u);
            case BinarySyntax b:
                return BindBinary(b);
            default:
                return new BoundErrorExpression(location);
        }
    }

    private BoundExpression BindName(NameSyntax name)
    {
        var location = context.Locate(name.Span);
        if (name.Text.Length == 0)
        {
            return new BoundErrorExpression(location);
        }

        if (scope.Find(name.Text) is { } local)
        {
            context.Refer(local, name.Span);
            return local is RunResultSymbol run
                ? new BoundRunResultExpression(run.Scene, run.Result, location)
                : new BoundSymbolExpression(local, location);
        }

        if (scope.WasInInnerBlock(name.Text) && !context.File.Names.ContainsKey(name.Text))
        {
            if (context.File.ReportedNames.Add(name.Text))
            {
                context.Report(context.At(name.Span).OutOfBlock(name.Text));
            }

            return new BoundErrorExpression(location);
        }

        return context.ResolveHere(name, scope.Names) is { } symbol ? SymbolValue(symbol, location) : new BoundErrorExpression(location);
    }

    private BoundSymbolExpression SymbolValue(Symbol symbol, SourceLocation location)
    {
        if (symbol is ValueSymbol { IsGlobal: true } value)
        {
            context.Program.EnsureValue(value);
        }

        return new BoundSymbolExpression(symbol, location);
    }

    private BoundExpression BindList(ListSyntax syntax)
    {
        var items = ImmutableArray.CreateBuilder<BoundExpression>(syntax.Items.Length);
        var type = FluxType.Unknown;
        foreach (var item in syntax.Items)
        {
            var value = Unwrap(Bind(item));
            if (TypeRules.Common(type, value.Type) is { } common)
            {
                type = common;
            }
            else
            {
                ReportWrongType(value, $"{TypeRules.Describe(type)}, as the items before it are");
            }

            items.Add(value);
        }

        return new BoundListExpression(items.ToImmutable(), type, context.Locate(syntax.Span));
    }

    private BoundExpression BindUnary(UnarySyntax syntax)
    {
        var from = _pending.Count;
        var operand = Unwrap(Bind(syntax.Operand));
        if (syntax.IsNot)
        {
            operand = Close(operand, from);
        }

        operand = Expect(operand, syntax.IsNot ? FluxType.Bool : FluxType.Number);
        return new BoundUnaryExpression(syntax.IsNot ? BoundUnaryOperator.Not : BoundUnaryOperator.Negate, operand, context.Locate(syntax.Span));
    }

    // The result of a scene that returns one value is that value.
    private static BoundExpression Unwrap(BoundExpression value)
    {
        for (var i = 0; i < 8 && value.Type is { Kind: FluxTypeKind.SceneResult, Scene.Results: { Length: 1 } results }; i++)
        {
            value = new BoundResultExpression(value, results[0], value.Location);
        }

        return value;
    }

    // What '.any' asks is asked by the comparison around it.
    private BoundExpression Close(BoundExpression value, int from)
    {
        for (var i = _pending.Count - 1; i >= from; i--)
        {
            var pending = _pending[i];
            _pending.RemoveAt(i);
            if (value.Type.Kind is FluxTypeKind.Bool)
            {
                value = new BoundQuantifierExpression(pending.Quantifier, pending.Source, pending.Item, value, value.Location);
            }
            else
            {
                if (value.Type.Kind != FluxTypeKind.Unknown || value is BoundItemExpression)
                {
                    context.Report(context.At(pending.Span).LooseQuantifier(pending.Quantifier == BoundQuantifier.Any ? "any" : "every"));
                }

                value = new BoundErrorExpression(value.Location);
            }
        }

        return value;
    }

    private void ReportWrongType(BoundExpression value, string wanted)
    {
        if (value.Type.Kind == FluxTypeKind.Unknown)
        {
            return;
        }

        var at = context.At(value.Location.Span);
        if (value.Type is { Kind: FluxTypeKind.SceneResult, Scene.Results.Length: > 1 } type)
        {
            var names = string.Join(", ", type.Scene!.Results.Select(r => $"{value.Location.Text}.{r.Name}"));
            context.Report(at.ManyResults(value.Location.Text, names));
            return;
        }

        var actual = value is BoundSymbolExpression { Symbol: not (ValueSymbol or CaptureSymbol or ParameterSymbol or LoopVariableSymbol) } s
            ? $"the {s.Symbol.KindName} '{s.Symbol.Name}'"
            : TypeRules.Describe(value.Type);
        context.Report(at.WrongType(actual, wanted));
    }

    private static string Hint(string name, IEnumerable<string> candidates) =>
        EditDistance.Nearest(name, candidates) is { } near ? $" Did you mean '{near}'?" : "";

    private sealed record PendingQuantifier(BoundQuantifier Quantifier, BoundExpression Source, BoundItemExpression Item, TextSpan Span);
}
