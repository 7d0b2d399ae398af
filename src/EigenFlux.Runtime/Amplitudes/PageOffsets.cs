namespace EigenFlux.Runtime.Amplitudes;

/// <summary>
/// Where the tokens of a page are on another that is the same but for a few segments: the prefix, and those that something takes the
/// place of. Such a segment is never cut in part on the other page; it goes there when the last of it goes here.
/// </summary>
/// <param name="prefix">The tokens of the page's prefix.</param>
/// <param name="ownPrefix">The tokens of the other's.</param>
internal sealed class PageOffsets(int prefix, int ownPrefix)
{
    private readonly List<Piece> pieces = [];

    /// <summary>The same, to go its own way.</summary>
    public PageOffsets Fork()
    {
        var fork = new PageOffsets(prefix, ownPrefix);
        fork.pieces.AddRange(pieces);
        return fork;
    }

    /// <summary>Tokens come into both pages at a place between two segments, or within one that is the same on both.</summary>
    /// <param name="at">Their position on the page.</param>
    /// <param name="count">How many there.</param>
    /// <param name="own">How many on the other, where they are other tokens; null where they are the same.</param>
    /// <returns>Their position on the other.</returns>
    public int Insert(int at, int count, int? own = null)
    {
        var added = new Piece(count, own ?? count, own is not null);
        var (here, there) = (prefix, ownPrefix);
        var i = 0;
        while (i < pieces.Count && here + pieces[i].Here <= at)
        {
            here += pieces[i].Here;
            there += pieces[i].There;
            i++;
        }

        if (here < at)
        {
            // Within a piece: one half comes before, the other after.
            var cut = at - here;
            var piece = pieces[i];
            pieces[i] = piece with { Here = cut, There = cut };
            pieces.Insert(++i, piece with { Here = piece.Here - cut, There = piece.There - cut });
            there += cut;
        }

        if (!added.Replaces && i > 0 && !pieces[i - 1].Replaces)
        {
            pieces[i - 1] = new Piece(pieces[i - 1].Here + count, pieces[i - 1].There + count, false);
        }
        else
        {
            pieces.Insert(i, added);
        }

        return there;
    }

    /// <summary>Tokens leave the page.</summary>
    /// <returns>What leaves the other, in order; each position counts what went before as gone.</returns>
    public IReadOnlyList<(int At, int Count)> Delete(int at, int count)
    {
        var gone = new List<(int At, int Count)>();
        var (here, there) = (prefix, ownPrefix);
        for (var i = 0; i < pieces.Count && count > 0;)
        {
            var piece = pieces[i];
            if (here + piece.Here <= at)
            {
                here += piece.Here;
                there += piece.There;
                i++;
                continue;
            }

            // What is gone is taken out of the count, so that the rest begins at the same position.
            var skipped = at - here;
            var cut = Math.Min(count, piece.Here - skipped);
            count -= cut;
            var left = piece.Here - cut;
            var ownCut = !piece.Replaces ? cut : left == 0 ? piece.There : 0;
            if (ownCut > 0)
            {
                var from = piece.Replaces ? there : there + skipped;
                if (gone.Count > 0 && gone[^1].At == from)
                {
                    gone[^1] = (from, gone[^1].Count + ownCut);
                }
                else
                {
                    gone.Add((from, ownCut));
                }
            }

            if (left == 0)
            {
                pieces.RemoveAt(i);
                continue;
            }

            pieces[i] = piece with { Here = left, There = piece.There - ownCut };
            here += left;
            there += piece.There - ownCut;
            at = here;
            i++;
        }

        return gone;
    }

    /// <summary>Where a token of the page is on the other; of a segment that is another there, where that begins.</summary>
    public int Of(int at)
    {
        var (here, there) = (prefix, ownPrefix);
        foreach (var piece in pieces)
        {
            if (at < here + piece.Here)
            {
                return piece.Replaces ? there : there + at - here;
            }

            here += piece.Here;
            there += piece.There;
        }

        return there + at - here;
    }

    /// <param name="Here">Tokens on the page.</param>
    /// <param name="There">Tokens on the other.</param>
    /// <param name="Replaces">Whether they are other tokens.</param>
    private readonly record struct Piece(int Here, int There, bool Replaces);
}
