using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Lowering;

/// <summary>What is known when a program is compiled: the values at the top of its files, and a scene's arguments.</summary>
internal sealed class CompileTimeScope(
    IReadOnlyDictionary<string, FluxValue> globals, IReadOnlyDictionary<string, CharacterProgram> characters) : IEvaluationScope
{
    /// <summary>The arguments.</summary>
    public IReadOnlyDictionary<string, FluxValue> Arguments { get; set; } = new Dictionary<string, FluxValue>();

    private long built;

    /// <summary>Computes the values at the top of a program's files.</summary>
    /// <param name="values">The values, each after those that it is computed from.</param>
    /// <param name="globals">Receives them; the scope of <paramref name="evaluator"/> reads them there.</param>
    /// <param name="evaluator">Computes.</param>
    /// <exception cref="EvaluationException">One of them cannot be computed; the exception has its place.</exception>
    public static void Compute(IEnumerable<Instruction.Assign> values, Dictionary<string, FluxValue> globals, Evaluator evaluator)
    {
        foreach (var value in values)
        {
            try
            {
                globals[value.Name] = evaluator.Evaluate(value.Value);
            }
            catch (EvaluationException problem)
            {
                throw problem.At(value.Site);
            }
        }
    }

    public void CountWork(long characters, long elements) => ValueLimits.CheckHeld(built += characters + elements, "The values known before the run");

    public FluxValue Find(string name) =>
        Arguments.GetValueOrDefault(name) ?? globals.GetValueOrDefault(name) ?? new FluxValue.Unknown(1, -1);

    public FluxValue Pick(IReadOnlyList<FluxValue> list) => list.Count == 1 ? list[0] : new FluxValue.Unknown(1, -1);

    public IReadOnlyList<FluxValue> Members(FluxValue.Character coalition) => CharacterProgram.MembersOf(coalition, characters);
}
