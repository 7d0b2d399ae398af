using EigenFlux.Models.Contract;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>A page-state's tokens, in a window's room.</summary>
internal sealed class PageTokens(int window, int vocabulary)
{
    private readonly TokenId[] tokens = new TokenId[window];

    /// <summary>The number of tokens.</summary>
    public int Length { get; private set; }

    /// <summary>The tokens. Valid until the next change.</summary>
    public ReadOnlySpan<TokenId> All => tokens.AsSpan(0, Length);

    /// <summary>Whether so many more fit.</summary>
    public bool HasRoom(int count) => count <= tokens.Length - Length;

    /// <summary>Puts tokens before position <paramref name="at"/>.</summary>
    /// <exception cref="ModelException">They do not fit.</exception>
    public void Insert(int at, ReadOnlySpan<TokenId> inserted)
    {
        if (!HasRoom(inserted.Length))
        {
            throw new ModelException(
                ModelErrorKind.WindowTooLarge,
                $"{inserted.Length} tokens do not fit: the page-state has {Length} of its window's {tokens.Length}. Delete some first.");
        }

        foreach (var token in inserted)
        {
            if ((uint)token.Value >= (uint)vocabulary)
            {
                throw new ArgumentOutOfRangeException(nameof(inserted), token.Value, "Not a token of this model.");
            }
        }

        // The page-state's own tokens may be put in once more.
        var copied = at < Length && inserted.Overlaps(tokens) ? inserted.ToArray() : inserted;
        tokens.AsSpan(at, Length - at).CopyTo(tokens.AsSpan(at + inserted.Length));
        copied.CopyTo(tokens.AsSpan(at));
        Length += inserted.Length;
    }

    /// <summary>Deletes tokens.</summary>
    public void Delete(int start, int count)
    {
        tokens.AsSpan(start + count, Length - start - count).CopyTo(tokens.AsSpan(start));
        Length -= count;
    }

    /// <summary>Takes other tokens in the place of all.</summary>
    public void Set(ReadOnlySpan<TokenId> others)
    {
        others.CopyTo(tokens);
        Length = others.Length;
    }
}
