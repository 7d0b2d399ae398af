using Antlr4.Runtime;

namespace EigenFlux.Language.Parsing;

/// <summary>The generated parser does not recover: it stops, the mistake is fixed in the tokens, and it begins again.</summary>
internal sealed class StopAtFirstMistake : DefaultErrorStrategy
{
    public override void Sync(Parser recognizer)
    {
    }

    public override void ReportError(Parser recognizer, RecognitionException e)
    {
    }

    public override void Recover(Parser recognizer, RecognitionException e) => throw new ParseStoppedException(e);

    public override IToken RecoverInline(Parser recognizer) => throw new ParseStoppedException(new InputMismatchException(recognizer));
}
