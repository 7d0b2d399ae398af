namespace EigenFlux.Models.Constraints.Automata;

/// <summary>
/// A state of an <see cref="Automaton"/>. A byte leads on by the state's own edges; where it has none for the byte, into the rule that the
/// state calls; and where it calls none and is final, out of its rule to where that was called.
/// </summary>
/// <param name="Offset">Where the state's edges are in the automaton's targets.</param>
/// <param name="Lowest">The lowest byte that has an edge.</param>
/// <param name="Width">How many bytes from there on have a place among the targets; 0 where the state has no edge.</param>
/// <param name="Callee">The first state of the rule that it calls; -1 where it calls none.</param>
/// <param name="Return">The state to go on from when the called rule is over.</param>
/// <param name="Levels">1 where the rule that it calls is a list or a record, else 0.</param>
/// <param name="IsFinal">Whether the rule may be over here.</param>
internal readonly record struct AutomatonState(
    int Offset, byte Lowest, short Width, int Callee, int Return, byte Levels, bool IsFinal);
