using System.Diagnostics;
using EigenFlux.Models.Contract;

namespace EigenFlux.Benchmarks.Measuring;

/// <summary>A tokenizer that counts what it is asked for.</summary>
internal sealed class CountingTokenizer(ITokenizer inner) : ITokenizer
{
    private long ticks;

    /// <summary>The letters that were tokenised since it was reset.</summary>
    public long Letters { get; private set; }

    /// <summary>The time that it took.</summary>
    public double Seconds => ticks / (double)Stopwatch.Frequency;

    public int VocabularySize => inner.VocabularySize;

    public TokenId? BeginOfText => inner.BeginOfText;

    public string Fingerprint => inner.Fingerprint;

    public void Reset() => (Letters, ticks) = (0, 0);

    public bool IsEndOfText(TokenId token) => inner.IsEndOfText(token);

    public bool IsControl(TokenId token) => inner.IsControl(token);

    public TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial = false)
    {
        var started = Stopwatch.GetTimestamp();
        var tokens = inner.Tokenize(text, parseSpecial);
        ticks += Stopwatch.GetTimestamp() - started;
        Letters += text.Length;
        return tokens;
    }

    public ReadOnlySpan<byte> GetBytes(TokenId token) => inner.GetBytes(token);
}
