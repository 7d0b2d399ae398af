using Antlr4.Runtime;

namespace EigenFlux.Language.Parsing;

/// <summary>Carries the first mistake out of the generated parser; never leaves <see cref="UnitParser"/>.</summary>
internal sealed class ParseStoppedException(RecognitionException cause) : Exception("", cause)
{
    public RecognitionException Cause { get; } = cause;
}
