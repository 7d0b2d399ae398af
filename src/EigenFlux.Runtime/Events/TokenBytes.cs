using System.Text;
using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Events;

/// <summary>
/// The bytes of each token of a text, with which the text can be cut at token boundaries. A token can contain part of a character; a
/// control token that is not part of the text, such as beginning-of-text, has no bytes.
/// </summary>
public sealed class TokenBytes
{
    private const int LongestOnStack = 256;

    private readonly byte[] bytes;
    private readonly int[] ends;

    /// <param name="bytes">The bytes of all tokens, in order.</param>
    /// <param name="ends">For each token the end of its bytes.</param>
    internal TokenBytes(byte[] bytes, int[] ends) => (this.bytes, this.ends) = (bytes, ends);

    /// <summary>The number of tokens.</summary>
    public int Count => ends.Length;

    /// <summary>The bytes of a token.</summary>
    public ReadOnlySpan<byte> this[int token]
    {
        get
        {
            var start = token == 0 ? 0 : ends[token - 1];
            return bytes.AsSpan(start, ends[token] - start);
        }
    }

    /// <summary>Passes events on, each completed by <see cref="AddTo"/>.</summary>
    internal static Action<FluxEvent> Emitter(Action<FluxEvent> emit, ITokenizer tokenizer) => happened => emit(AddTo(happened, tokenizer));

    /// <summary>Adds the bytes of appended tokens to an event, unless its text determines them.</summary>
    internal static FluxEvent AddTo(FluxEvent happened, ITokenizer tokenizer) =>
        happened is FluxEvent.Appended { Bytes: null } appended && Of(appended.Tokens, appended.Text, tokenizer) is { } bytes
            ? appended with { Bytes = bytes }
            : happened;

    /// <summary>The bytes of each token; null for a single token whose bytes are those of the text.</summary>
    internal static TokenBytes? Of(IReadOnlyList<TokenId> tokens, string text, ITokenizer tokenizer)
    {
        if (tokens.Count == 1 && IsSpelling(tokenizer.GetBytes(tokens[0]), text))
        {
            return null;
        }

        var written = Encoding.UTF8.GetBytes(text);
        var all = new List<byte>(written.Length);
        var ends = new int[tokens.Count];
        for (var i = 0; i < ends.Length; i++)
        {
            var own = tokenizer.GetBytes(tokens[i]);
            var inText = all.Count <= written.Length && written.AsSpan(all.Count).StartsWith(own);
            if (inText || !(tokens[i] == tokenizer.BeginOfText || tokenizer.IsEndOfText(tokens[i])))
            {
                all.AddRange(own);
            }

            ends[i] = all.Count;
        }

        return new TokenBytes([.. all], ends);
    }

    private static bool IsSpelling(ReadOnlySpan<byte> bytes, string text)
    {
        Span<byte> written = stackalloc byte[LongestOnStack];
        return bytes.Length <= written.Length && Encoding.UTF8.TryGetBytes(text, written, out var length) && bytes.SequenceEqual(written[..length]);
    }
}
