using Antlr4.Runtime;

namespace EigenFlux.Language.Parsing;

/// <summary>Lets the generated lexer make our tokens.</summary>
internal sealed class FluxTokenFactory(string source) : ITokenFactory
{
    public IToken Create(Tuple<ITokenSource, ICharStream> stream, int type, string text, int channel, int start, int stop, int line,
        int charPositionInLine) => new FluxToken(type, start, stop + 1, source) { Channel = channel };

    public IToken Create(int type, string text) => new FluxToken(type, 0, 0, source);
}
