using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using EigenFlux.Language.Parsing.Generated;

namespace EigenFlux.Language.Parsing;

/// <summary>Some of a file's tokens as what the generated parser reads.</summary>
internal sealed class TokenListStream : ITokenStream
{
    private readonly IReadOnlyList<FluxToken> _tokens;
    private readonly int _count;
    private readonly FluxToken _end;
    private int _index;

    public TokenListStream(IReadOnlyList<FluxToken> tokens, int count, string source)
    {
        _tokens = tokens;
        _count = count;
        for (var i = 0; i < count; i++)
        {
            tokens[i].TokenIndex = i;
        }

        var at = count > 0 ? tokens[count - 1].End : 0;
        _end = new FluxToken(TokenConstants.EOF, at, at, source) { TokenIndex = count };
    }

    public int Index => _index;

    public int Size => _count + 1;

    public string SourceName => "";

    public ITokenSource TokenSource => null!;

    public void Consume()
    {
        if (_index < _count)
        {
            _index++;
        }
    }

    public int LA(int i) => LT(i).Type;

    public IToken LT(int k) => Get(k > 0 ? _index + k - 1 : _index + k);

    public IToken Get(int i) => _count == 0 || i >= _count ? _end : _tokens[Math.Max(0, i)];

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => _index = index;

    public string GetText(Interval interval) => "";

    public string GetText() => "";

    public string GetText(RuleContext ctx) => "";

    public string GetText(IToken start, IToken stop) => "";
}
