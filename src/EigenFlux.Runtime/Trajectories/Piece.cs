using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Runtime.Trajectories;

/// <summary>Tokens that were put into a page-state at once, with their text.</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="text">Their text.</param>
/// <param name="bytes">The bytes of each token; null for a single token whose bytes are those of the text, or if they are unknown.</param>
internal sealed class Piece(IReadOnlyList<TokenId> tokens, string text, TokenBytes? bytes)
{
    public int Count => tokens.Count;

    public string Text => text;

    /// <summary>Whether each token's bytes are known.</summary>
    public bool IsSpelled => bytes is not null || tokens.Count < 2;

    public TokenId this[int token] => tokens[token];

    /// <summary>Adds the bytes of a token if they are known.</summary>
    public void AddBytes(int token, List<byte> all)
    {
        if (bytes is not null)
        {
            all.AddRange(bytes[token]);
        }
        else
        {
            AddText(all);
        }
    }

    /// <summary>Adds the bytes of the whole text.</summary>
    public void AddText(List<byte> all) => all.AddRange(Encoding.UTF8.GetBytes(text));
}
