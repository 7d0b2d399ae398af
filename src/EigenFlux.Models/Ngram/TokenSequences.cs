using System.Runtime.InteropServices;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Ngram;

/// <summary>The training data of a model: independent sequences of tokens.</summary>
public sealed class TokenSequences
{
    private readonly List<TokenId> tokens = [];
    private readonly List<int> starts = [];

    /// <summary>The number of sequences.</summary>
    public int Count => starts.Count;

    /// <summary>The number of tokens in all of them.</summary>
    public int TokenCount => tokens.Count;

    /// <summary>A sequence; valid until the next change.</summary>
    public ReadOnlySpan<TokenId> this[int index]
    {
        get
        {
            var end = index + 1 < starts.Count ? starts[index + 1] : tokens.Count;
            return CollectionsMarshal.AsSpan(tokens)[starts[index]..end];
        }
    }

    /// <summary>Begins a sequence.</summary>
    public void Begin() => starts.Add(tokens.Count);

    /// <summary>Puts a token at the end of the last sequence.</summary>
    public void Add(TokenId token) => tokens.Add(token);
}
