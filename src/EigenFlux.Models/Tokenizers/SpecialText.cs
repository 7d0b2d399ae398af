using System.Text;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Tokenizers;

/// <summary>What the tokenizers of this assembly share: text to UTF-8, and the one control token's name where it is to be read.</summary>
internal static class SpecialText
{
    /// <summary>Adds the tokens of some UTF-8 text.</summary>
    public delegate void AddTokens(ReadOnlySpan<byte> utf8, List<TokenId> tokens);

    /// <summary>Cuts the text at the control token's name where <paramref name="parseSpecial"/> says so.</summary>
    public static TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial, string name, TokenId control, AddTokens add)
    {
        var tokens = new List<TokenId>((text.Length / 3) + 4);
        while (parseSpecial && text.IndexOf(name, StringComparison.Ordinal) is var found and >= 0)
        {
            AddText(text[..found], tokens, add);
            tokens.Add(control);
            text = text[(found + name.Length)..];
        }

        AddText(text, tokens, add);
        return [.. tokens];
    }

    private static void AddText(ReadOnlySpan<char> text, List<TokenId> tokens, AddTokens add)
    {
        // An unpaired surrogate becomes U+FFFD, which is what the encoding does by itself.
        var utf8 = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, utf8);
        add(utf8, tokens);
    }
}
