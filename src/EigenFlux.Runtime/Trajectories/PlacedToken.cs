using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Trajectories;

/// <summary>A token in a page-state.</summary>
/// <param name="Piece">What it was put there with.</param>
/// <param name="Index">Which token of it, from 0.</param>
internal readonly record struct PlacedToken(Piece Piece, int Index)
{
    public TokenId Id => Piece[Index];
}
