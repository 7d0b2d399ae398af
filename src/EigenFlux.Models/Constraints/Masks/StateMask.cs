using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Constraints.Masks;

/// <summary>What may come in a state, whatever the places below it.</summary>
/// <param name="Mask">The tokens that may come anywhere. They stay in the state's rule, or in rules that it calls.</param>
/// <param name="Leaving">The nodes of the vocabulary whose byte is the first after the state's rule is over: what is there decides the place below.</param>
/// <param name="Levels">How many lists and records more the tokens open at the most.</param>
internal sealed record StateMask(TokenMask Mask, int[] Leaving, int Levels);
