using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Loop;

/// <summary>The slots of a scene that runs.</summary>
internal sealed class RunScope(RunState run, IReadOnlyDictionary<string, FluxValue> arguments) : IEvaluationScope
{
    private readonly Dictionary<string, FluxValue> slots = new(arguments, StringComparer.Ordinal);

    private long held;

    /// <summary>The values of all slots, and of the program's values.</summary>
    public IReadOnlyDictionary<string, FluxValue> All => new Dictionary<string, FluxValue>(run.Globals.Concat(slots), StringComparer.Ordinal);

    /// <summary>The same slots, in a branch.</summary>
    public RunScope Fork(RunState branch) => new(branch, slots) { held = held };

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

    public void CountWork(long characters, long elements) => run.CountWork(characters, elements);

    public FluxValue Find(string name) => slots.GetValueOrDefault(name) ?? run.Globals.GetValueOrDefault(name) ?? FluxValue.Empty;

    public FluxValue.Capture Capture(string name) => slots.GetValueOrDefault(name) as FluxValue.Capture ?? FluxValue.Capture.None;

    /// <summary>Adds an item to a capture.</summary>
    public void Add(string name, FluxValue item) => slots[name] = new FluxValue.Capture([.. Capture(name).Items, item]);

    public FluxValue Pick(IReadOnlyList<FluxValue> list) => run.Pick(list);

    public IReadOnlyList<FluxValue> Members(FluxValue.Character coalition) =>
        CharacterProgram.MembersOf(coalition, run.Image.Characters);

    private static long Held(FluxValue? value) => value is FluxValue.Text or FluxValue.List ? ValueLimits.HeldBy(value) : 0;
}
