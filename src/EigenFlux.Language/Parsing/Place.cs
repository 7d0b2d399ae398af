using Antlr4.Runtime;
using EigenFlux.Language.Parsing.Generated;

namespace EigenFlux.Language.Parsing;

/// <summary>Where a mistake is, in the terms of the language.</summary>
/// <param name="Index">The token that fits nothing.</param>
/// <param name="UnitStart">The first token of the statement, part or declaration that it is in.</param>
/// <param name="Rule">The context of that.</param>
/// <param name="IsInBlock">Whether statements stand here.</param>
/// <param name="Wanted">What could stand here, as a message says it.</param>
internal readonly record struct Place(int Index, int UnitStart, RuleContext? Rule, bool IsInBlock, string Wanted)
{
    public static Place Of(ParseFailure failure, List<FluxToken> tokens)
    {
        var rule = failure.Context;
        while (rule is not null)
        {
            switch (rule)
            {
                case EigenFluxParser.StatementContext:
                    return new Place(failure.Index, StartOf(rule, failure), rule, true, "what this statement needs");
                case EigenFluxParser.PartContext:
                    return new Place(failure.Index, StartOf(rule, failure), rule, false, "a text in quotes");
                case EigenFluxParser.FieldContext:
                    return new Place(failure.Index, StartOf(rule, failure), rule, false, "a field such as 'name: text'");
                case EigenFluxParser.SettingContext:
                    return new Place(failure.Index, StartOf(rule, failure), rule, false, "a setting such as 'temperature 0.8'");
                case EigenFluxParser.BlockContext when IsOpen(rule):
                case EigenFluxParser.StatementsContext:
                    return new Place(failure.Index, failure.Start, rule, true, "a statement");
                case EigenFluxParser.CharacterDeclarationContext or EigenFluxParser.CoalitionDeclarationContext
                    or EigenFluxParser.LoreDeclarationContext or EigenFluxParser.PremiseDeclarationContext when IsOpen(rule):
                    return new Place(failure.Index, failure.Start, rule, false, "a part such as 'brief'");
                case EigenFluxParser.RecordDeclarationContext when IsOpen(rule):
                    return new Place(failure.Index, failure.Start, rule, false, "a field such as 'name: text'");
                case EigenFluxParser.ModelDeclarationContext when IsOpen(rule):
                    return new Place(failure.Index, failure.Start, rule, false, "a setting such as 'temperature 0.8'");
                case EigenFluxParser.DeclarationContext:
                    return new Place(failure.Index, StartOf(rule, failure), rule, false, "what this declaration needs");
                default:
                    rule = rule.Parent;
                    break;
            }
        }

        return new Place(failure.Index, failure.Start, null, false, "a declaration such as 'character' or 'scene'");
    }

    private static int StartOf(RuleContext rule, ParseFailure failure) =>
        ((ParserRuleContext)rule).Start is FluxToken start ? Math.Min(start.TokenIndex, failure.Index) : failure.Start;

    private static bool IsOpen(RuleContext rule) => ((ParserRuleContext)rule).GetToken(EigenFluxLexer.LBRACE, 0) is not null;
}
