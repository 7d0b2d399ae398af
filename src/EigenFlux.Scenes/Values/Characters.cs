using EigenFlux.Models.Contract;

namespace EigenFlux.Scenes.Values;

/// <summary>Where the characters of a text begin among its tokens: those of bytes may hold a part of one.</summary>
public static class Characters
{
    /// <summary>The places of the tokens that begin within a character (a code point of UTF-8), in order; mostly none.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="tokenizer">Their vocabulary.</param>
    /// <param name="from">The place of the first of them.</param>
    public static IReadOnlyList<int> Within(IReadOnlyList<TokenId> tokens, ITokenizer tokenizer, int from = 0)
    {
        List<int>? places = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokenizer.GetBytes(tokens[i]) is [>= 0x80 and < 0xC0, ..])
            {
                (places ??= []).Add(from + i);
            }
        }

        return places ?? (IReadOnlyList<int>)[];
    }
}
