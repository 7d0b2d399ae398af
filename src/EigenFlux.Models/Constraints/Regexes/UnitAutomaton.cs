namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>A deterministic automaton over code points. State 0 is the first.</summary>
/// <param name="Classes">The code points in classes.</param>
/// <param name="Next">For each state and each class the next state; -1 where nothing matches.</param>
/// <param name="Final">For each state whether what came so far matches as a whole.</param>
internal sealed record UnitAutomaton(UnitClasses Classes, IReadOnlyList<int[]> Next, IReadOnlyList<bool> Final);
