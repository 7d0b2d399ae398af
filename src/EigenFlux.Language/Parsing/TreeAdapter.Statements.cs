using System.Collections.Immutable;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using EigenFlux.Language.Parsing.Generated;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <content>Statements.</content>
internal sealed partial class TreeAdapter
{
    private BlockSyntax Block(EigenFluxParser.BlockContext c)
    {
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        foreach (var statement in c.statement())
        {
            statements.Add(Statement((ParserRuleContext)statement.GetChild(0)));
        }

        return new BlockSyntax(statements.ToImmutable(), Span(c));
    }

    private StatementSyntax Statement(ParserRuleContext context)
    {
        var span = Span(context);
        return context switch
        {
            EigenFluxParser.WindowStatementContext c => Window(c),
            EigenFluxParser.TargetStatementContext c => new TargetSyntax(Name(c.name()), span),
            EigenFluxParser.DeleteStatementContext c => Delete(c),
            EigenFluxParser.CacheStatementContext c => new CacheSyntax(Name(c.name()), span),
            EigenFluxParser.StoryStatementContext c => new StoryFloorSyntax(Expression(c.expression()), c.TOKENS() is not null, span),
            EigenFluxParser.CastStatementContext c => new CastSyntax([.. c.castEntry().Select(CastEntry)], span),
            EigenFluxParser.PinStatementContext c => new PinSyntax(Text(c.STRING().Symbol), Audience(c.audience()), span),
            EigenFluxParser.SettingStatementContext c => new SettingSyntax(Text(c.STRING().Symbol), Audience(c.audience()), span),
            EigenFluxParser.NoteStatementContext c => Note(c),
            EigenFluxParser.ScriptedLineContext c => new ScriptedLineSyntax(Speaker(c.speaker()), Text(c.STRING().Symbol), Audience(c.audience()), span),
            EigenFluxParser.TurnStatementContext c => Turn(c),
            EigenFluxParser.RepeatStatementContext c => new RepeatSyntax(Expression(c.expression()), Block(c.block()), span),
            EigenFluxParser.ForStatementContext c => new ForSyntax(Name(c.name()), Expression(c.expression()), Block(c.block()), span),
            EigenFluxParser.IfStatementContext c => If(c),
            EigenFluxParser.WhileStatementContext c => new WhileSyntax(Expression(c.expression(0)), Expression(c.expression(1)), Block(c.block()), span),
            EigenFluxParser.CallStatementContext c => new CallSyntax(Qualified(c.qualifiedName()), Arguments(c.arguments()), OptionalName(c.name()), span),
            EigenFluxParser.PresenceStatementContext c => new PresenceSyntax(c.ENTER() is not null, [.. c.qualifiedName().Select(Qualified)], span),
            EigenFluxParser.RetentionStatementContext c => new RetentionSyntax(
                c.KEEP() is not null ? RetentionKind.Keep : c.FORGET() is not null ? RetentionKind.Forget : RetentionKind.Recall,
                Limit(Postfix(c.postfix())), c.operand() is { } weight ? Limit(Operand(weight)) : null, span),
            EigenFluxParser.ChooseStatementContext c => new ChooseSyntax(Expression(c.expression(0)), Expression(c.expression(1)), Block(c.block()), span),
            EigenFluxParser.WatchStatementContext c => Watch(c),
            EigenFluxParser.StopStatementContext c => new StopWhenSyntax(Expression(c.expression()), span),
            EigenFluxParser.ReturnStatementContext c => new ReturnSyntax([.. c.returnValue().Select(ReturnValue)], span),
            EigenFluxParser.LetStatementContext c => new LetSyntax(Name(c.name()), Expression(c.expression()), span),
            EigenFluxParser.RunStatementContext c => Run(c),
            EigenFluxParser.ExpectStatementContext c => Expect(c),
            EigenFluxParser.ReportStatementContext c => new ReportSyntax([.. c.expression().Select(Expression)], span),
            EigenFluxParser.StrayBlockContext c => StrayBlock(c),
            _ => throw new InvalidOperationException("a statement of the grammar that the adapter does not know"),
        };
    }

    private WindowSyntax Window(EigenFluxParser.WindowStatementContext c)
    {
        var sizes = c.expression();
        var shares = ImmutableArray.CreateBuilder<WindowShareSyntax>();
        FluxToken? keyword = null;
        for (var i = 0; i < c.ChildCount; i++)
        {
            switch (c.GetChild(i))
            {
                case ITerminalNode { Symbol: FluxToken { Type: EigenFluxLexer.RESERVE or EigenFluxLexer.LORE } token }:
                    if (shares.Any(s => s.IsReserve == (token.Type == EigenFluxLexer.RESERVE)))
                    {
                        diagnostics.Add(At(token.Span).RepeatedClause(token.Text));
                    }

                    keyword = token;
                    break;
                case EigenFluxParser.ExpressionContext size when keyword is not null:
                    shares.Add(new WindowShareSyntax(keyword.Type == EigenFluxLexer.RESERVE, Expression(size), keyword.Span.Cover(Span(size))));
                    break;
            }
        }

        return new WindowSyntax(Expression(sizes[0]), shares.ToImmutable(), Span(c));
    }

    private DeleteSyntax Delete(EigenFluxParser.DeleteStatementContext c)
    {
        NumberSyntax? size = null, lowWater = null;
        foreach (var number in c.NUMBER())
        {
            var token = (FluxToken)number.Symbol;
            if (c.TO() is { } to && ((FluxToken)to.Symbol).Start < token.Start)
            {
                lowWater = Number(token);
            }
            else
            {
                size = Number(token);
            }
        }

        return new DeleteSyntax(Name(c.name()), size, OptionalQualified(c.qualifiedName()), lowWater, Span(c));
    }

    private static CastEntrySyntax CastEntry(EigenFluxParser.CastEntryContext c) =>
        new(Qualified(c.qualifiedName()), OptionalModel(c.modelReference()), Span(c));

    private static AudienceSyntax? Audience(EigenFluxParser.AudienceContext? c) =>
        c is null ? null : new AudienceSyntax([.. c.speaker().Select(Speaker)], Span(c));

    private NoteSyntax Note(EigenFluxParser.NoteStatementContext c)
    {
        ReportRepeats(c.DEPTH(), "depth");
        ReportRepeats(c.audience(), "seen by");
        return new NoteSyntax(Text(c.STRING().Symbol), c.expression().Length > 0 ? Expression(c.expression(0)) : null,
            Audience(c.audience().FirstOrDefault()), Span(c));
    }

    private TurnSyntax Turn(EigenFluxParser.TurnStatementContext c)
    {
        ReportRepeats(c.modelReference(), "on");
        ReportRepeats(c.audience(), "seen by");
        ReportRepeats(c.UNTIL(), "until");
        return new TurnSyntax([.. c.speaker().Select(Speaker)], Name(c.name()), c.type() is { } type ? Type(type) : null,
            OptionalModel(c.modelReference().FirstOrDefault()), Audience(c.audience().FirstOrDefault()), [.. c.stop().Select(Stop)], Span(c));
    }

    private StopSyntax Stop(EigenFluxParser.StopContext c)
    {
        var value = Expression(c.expression());
        var span = Span(c);
        if (c.TOKENS() is not null || c.SECONDS() is not null)
        {
            return new StopSyntax(c.TOKENS() is not null ? StopKind.Tokens : StopKind.Seconds, value, span);
        }

        switch (value)
        {
            case NameExpressionSyntax { Name.Text: "line" }:
                return new StopSyntax(StopKind.Line, null, span);
            case NameExpressionSyntax { Name.Text: "paragraph" }:
                return new StopSyntax(StopKind.Paragraph, null, span);
            case NameExpressionSyntax { Name.Text: "eos" }:
                return new StopSyntax(StopKind.Eos, null, span);
            case NameExpressionSyntax { Name.Text: "collapse" }:
                return new StopSyntax(StopKind.Collapse, null, span);
            case RegexSyntax:
                return new StopSyntax(StopKind.Regex, value, span);
            case TextExpressionSyntax:
                return new StopSyntax(StopKind.Text, value, span);
            case NumberSyntax:
                diagnostics.Add(At(span).StopWithoutUnit(source.Text.Substring(span.Start, span.Length)));
                return new StopSyntax(StopKind.Tokens, value, span);
            default:
                return new StopSyntax(StopKind.Condition, value, span);
        }
    }

    private IfSyntax If(EigenFluxParser.IfStatementContext c)
    {
        var conditions = c.expression();
        var blocks = c.block();
        if (conditions.Length > SourceLimits.Depth)
        {
            diagnostics.Add(At(new TextSpan(((FluxToken)c.Start).Start, 2)).TooDeep(SourceLimits.Depth));
        }

        var branches = ImmutableArray.CreateBuilder<IfBranchSyntax>();
        for (var i = 0; i < Math.Min(conditions.Length, SourceLimits.Depth); i++)
        {
            branches.Add(new IfBranchSyntax(Expression(conditions[i]), Block(blocks[i]), TextSpan.FromBounds(Span(conditions[i]).Start, Span(blocks[i]).End)));
        }

        return new IfSyntax(branches.ToImmutable(), blocks.Length > conditions.Length ? Block(blocks[blocks.Length - 1]) : null, Span(c));
    }

    private static WatchSyntax Watch(EigenFluxParser.WatchStatementContext c)
    {
        var names = c.qualifiedName();
        return new WatchSyntax(Qualified(names[0]), [.. names.Skip(1).Select(Qualified)], Name(c.name()), Span(c));
    }

    private ArgumentSyntax ReturnValue(EigenFluxParser.ReturnValueContext c) =>
        new(OptionalName(c.name()), Expression(c.expression()), Span(c));

    private RunSyntax Run(EigenFluxParser.RunStatementContext c)
    {
        ReportRepeats(c.TIMES(), "times");
        ReportRepeats(c.SEED(), "seed");
        ExpressionSyntax? times = null, seed = null;
        var isSeed = false;
        for (var i = 0; i < c.ChildCount; i++)
        {
            if (c.GetChild(i) is ITerminalNode { Symbol: FluxToken { Type: EigenFluxLexer.TIMES or EigenFluxLexer.SEED } token })
            {
                isSeed = token.Type == EigenFluxLexer.SEED;
            }
            else if (c.GetChild(i) is EigenFluxParser.ExpressionContext value)
            {
                (times, seed) = isSeed ? (times, Expression(value)) : (Expression(value), seed);
            }
        }

        return new RunSyntax(Qualified(c.qualifiedName()), Arguments(c.arguments()), times, seed, Span(c));
    }

    private ExpectSyntax Expect(EigenFluxParser.ExpectStatementContext c)
    {
        var values = c.expression();
        return new ExpectSyntax(Expression(values[0]), values.Length > 1 ? Expression(values[1]) : null, Span(c));
    }

    private ErrorStatementSyntax StrayBlock(EigenFluxParser.StrayBlockContext c)
    {
        var open = (FluxToken)c.Start;
        if (!knownStrayBlocks.Contains(open.Start))
        {
            diagnostics.Add(At(open.Span).StrayBlock());
        }

        return new ErrorStatementSyntax([.. c.block().Select(Block)], Span(c));
    }

    private void ReportRepeats<T>(T[] clauses, string clause)
    {
        for (var i = 1; i < clauses.Length; i++)
        {
            var span = clauses[i] is ITerminalNode node ? Span(node.Symbol) : Span((ParserRuleContext)(object)clauses[i]!);
            diagnostics.Add(At(span).RepeatedClause(clause));
        }
    }
}
