using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>A shape as an automaton, or why it cannot be one.</summary>
/// <param name="Automaton">The automaton; null where there are problems.</param>
/// <param name="Completion">How each state ends, in bytes.</param>
/// <param name="Rules">What the rules are that can be told by what they say: where each begins, and the place in the shape that it was first met at.</param>
/// <param name="Problems">Why it cannot be one.</param>
internal sealed record CompiledShape(
    Automaton? Automaton, Completion? Completion, IReadOnlyList<ShapeRule> Rules, IReadOnlyList<ShapeProblem> Problems);
