using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using EigenFlux.Language.Parsing.Generated;

namespace EigenFlux.Language.Parsing;

/// <summary>Runs the generated parser over tokens: first with the fast prediction, which is nearly always right, and where that
/// fails with the full one.</summary>
internal sealed class UnitParser(string source)
{
    private EigenFluxParser? _parser;

    /// <summary>Parses declarations; null with the failure where there is a mistake.</summary>
    public EigenFluxParser.UnitContext? Parse(List<FluxToken> tokens, out ParseFailure? failure)
    {
        if (TryParse(tokens, tokens.Count, PredictionMode.SLL, p => p.unit(), out failure) is { } tree)
        {
            return tree;
        }

        return TryParse(tokens, tokens.Count, PredictionMode.LL, p => p.unit(), out failure);
    }

    /// <summary>The place of the first mistake among the first tokens, or <see cref="int.MaxValue"/> where there is none.</summary>
    public int FirstMistake(List<FluxToken> tokens, int count)
    {
        TryParse(tokens, count, PredictionMode.SLL, p => p.unit(), out var failure);
        return failure?.Index ?? int.MaxValue;
    }

    /// <summary>How many tokens from the first are statements.</summary>
    public int CountStatements(List<FluxToken> tokens)
    {
        TryParse(tokens, tokens.Count, PredictionMode.SLL, p => p.statements(), out var failure);
        return failure is null ? tokens.Count : failure.Start;
    }

    private TTree? TryParse<TTree>(List<FluxToken> tokens, int count, PredictionMode mode, Func<EigenFluxParser, TTree> rule,
        out ParseFailure? failure)
        where TTree : class
    {
        var stream = new TokenListStream(tokens, count, source);
        if (_parser is null)
        {
            _parser = new EigenFluxParser(stream, TextWriter.Null, TextWriter.Null) { ErrorHandler = new StopAtFirstMistake() };
            _parser.RemoveErrorListeners();
        }
        else
        {
            _parser.TokenStream = stream;
        }

        _parser.Interpreter.PredictionMode = mode;
        try
        {
            failure = null;
            return rule(_parser);
        }
        catch (ParseStoppedException e)
        {
            failure = new ParseFailure(e.Cause, e.Cause.Context);
            return null;
        }
    }
}
