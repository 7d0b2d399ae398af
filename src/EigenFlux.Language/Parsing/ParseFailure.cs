using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace EigenFlux.Language.Parsing;

/// <summary>Where and in what the generated parser stopped.</summary>
internal sealed class ParseFailure(RecognitionException cause, RuleContext? context)
{
    /// <summary>The first token that fits nothing, by its place among the tokens that were parsed.</summary>
    public int Index { get; } = cause.OffendingToken.TokenIndex;

    /// <summary>Where the decision began that failed; <see cref="Index"/> where it was no decision.</summary>
    public int Start { get; } = cause is NoViableAltException none ? none.StartToken.TokenIndex : cause.OffendingToken.TokenIndex;

    /// <summary>The rule that was being parsed, with those around it.</summary>
    public RuleContext? Context { get; } = context;

    /// <summary>The types of token that could have stood there.</summary>
    public IntervalSet Expected => cause.GetExpectedTokens() ?? new IntervalSet();
}
