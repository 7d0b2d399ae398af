using System.Text;
using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Trajectories;

/// <summary>The contents of a segment at one moment. Immutable.</summary>
internal sealed class SegmentContent
{
    private readonly PlacedToken[] placed;
    private readonly Lazy<TokenId[]> tokens;
    private readonly Lazy<(byte[] Bytes, bool IsExact)> spelled;

    public SegmentContent(PlacedToken[] placed)
    {
        this.placed = placed;
        tokens = new Lazy<TokenId[]>(() => Array.ConvertAll(placed, token => token.Id));
        spelled = new Lazy<(byte[], bool)>(Spell);
    }

    public int Length => placed.Length;

    public ReadOnlySpan<PlacedToken> Placed => placed;

    public IReadOnlyList<TokenId> Tokens => tokens.Value;

    public byte[] Bytes => spelled.Value.Bytes;

    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Whether the text is that of the tokens, and of none that were deleted.</summary>
    public bool IsExact => spelled.Value.IsExact;

    private (byte[] Bytes, bool IsExact) Spell()
    {
        var bytes = new List<byte>();
        var exact = true;
        for (var i = 0; i < placed.Length; i++)
        {
            var piece = placed[i].Piece;
            if (piece.IsSpelled)
            {
                piece.AddBytes(placed[i].Index, bytes);
                continue;
            }

            // Only the text of the entire piece is known: it is used once, if some of its tokens remain.
            var first = i;
            while (i + 1 < placed.Length && ReferenceEquals(placed[i + 1].Piece, piece))
            {
                i++;
            }

            exact &= i + 1 - first == piece.Count;
            piece.AddText(bytes);
        }

        return ([.. bytes], exact);
    }
}
