using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Stops;

/// <summary>
/// The tokens with which a model closes a turn in the format of its target, such as a quotation mark: they end a value that is complete but
/// could continue. Line breaks and end-of-text do so in every target.
/// </summary>
internal sealed class FrameEnds
{
    private static readonly ConditionalWeakTable<ITokenizer, ConcurrentDictionary<string, FrameEnds>> Made = [];

    private readonly ulong[] tokens;

    private FrameEnds(ITokenizer tokenizer, byte[] close)
    {
        tokens = new ulong[(tokenizer.VocabularySize + 63) / 64];
        for (var i = 0; i < tokenizer.VocabularySize; i++)
        {
            var token = new TokenId(i);
            var bytes = tokenizer.GetBytes(token);
            if (!bytes.IsEmpty && !tokenizer.IsControl(token) && (close.AsSpan().StartsWith(bytes) || bytes.StartsWith(close)))
            {
                tokens[i >> 6] |= 1UL << (i & 63);
            }
        }
    }

    /// <summary>The tokens that begin the closing text; null if that is a line break, or empty.</summary>
    /// <param name="tokenizer">The vocabulary.</param>
    /// <param name="close">The closing text of a turn.</param>
    public static FrameEnds? Of(ITokenizer tokenizer, string close) => close.Length == 0 || close[0] is '\n' or '\r'
        ? null
        : Made.GetValue(tokenizer, static _ => new ConcurrentDictionary<string, FrameEnds>(StringComparer.Ordinal))
            .GetOrAdd(close, text => new FrameEnds(tokenizer, Encoding.UTF8.GetBytes(text)));

    /// <summary>Adds these tokens to a mask of permitted tokens.</summary>
    public TokenMask Union(TokenMask allowed)
    {
        var words = tokens.ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            words[i] |= allowed.Words[i];
        }

        return new TokenMask(words);
    }
}
