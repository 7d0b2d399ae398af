using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Run;

/// <summary>The values that the expressions of a running scene read.</summary>
/// <param name="characters">The characters of the program.</param>
/// <param name="globals">The values at the top of the program's files.</param>
/// <param name="seeds">Draw what a program draws.</param>
/// <param name="budget">Counts what a program builds.</param>
/// <param name="arguments">The values of the slots at the beginning.</param>
internal sealed class RunScope(
    IReadOnlyDictionary<string, CharacterProgram> characters,
    IReadOnlyDictionary<string, FluxValue> globals,
    RunSeeds seeds,
    RunBudget budget,
    IReadOnlyDictionary<string, FluxValue> arguments) : IEvaluationScope
{
    private readonly Dictionary<string, FluxValue> slots = new(arguments, StringComparer.Ordinal);
    private long held;

    /// <summary>The values of all slots, and of the program's values.</summary>
    public IReadOnlyDictionary<string, FluxValue> All => new Dictionary<string, FluxValue>(globals.Concat(slots), StringComparer.Ordinal);

    /// <summary>The same slots, in a branch.</summary>
    /// <param name="branchSeeds">The random streams of the branch.</param>
    /// <param name="branchBudget">The budget of the branch.</param>
    public RunScope Fork(RunSeeds branchSeeds, RunBudget branchBudget) => new(characters, globals, branchSeeds, branchBudget, slots) { held = held };

    /// <summary>Sets the value of a slot.</summary>
    /// <exception cref="EvaluationException">The values of the scene take too much memory.</exception>
    public FluxValue this[string name]
    {
        set
        {
            // What was captured is as long as what was said, which has a limit of its own.
            held += Held(value) - Held(slots.GetValueOrDefault(name));
            slots[name] = value;
            ValueLimits.CheckHeld(held, "The values of this scene");
        }
    }

    public void CountWork(long characters, long elements) => budget.CountWork(characters, elements);

    public FluxValue Find(string name) => slots.GetValueOrDefault(name) ?? globals.GetValueOrDefault(name) ?? FluxValue.Empty;

    public FluxValue.Capture Capture(string name) => slots.GetValueOrDefault(name) as FluxValue.Capture ?? FluxValue.Capture.None;

    /// <summary>Adds an item to a capture.</summary>
    public void Add(string name, FluxValue item) => slots[name] = new FluxValue.Capture([.. Capture(name).Items, item]);

    public FluxValue Pick(IReadOnlyList<FluxValue> list) => seeds.Pick(list);

    public IReadOnlyList<FluxValue> Members(FluxValue.Character coalition) => CharacterProgram.MembersOf(coalition, characters);

    private static long Held(FluxValue? value) => value is FluxValue.Text or FluxValue.List ? ValueLimits.HeldBy(value) : 0;
}
