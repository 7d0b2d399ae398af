using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Planning.Scheduling;

/// <summary>A definition of the stream, as a simulation follows it: which copy is in the window, and how often it was written.</summary>
/// <param name="definition">The definition.</param>
/// <param name="choice">What the plan decides for it.</param>
/// <param name="variants">Its variants; they take turns.</param>
internal sealed class SimulatedDefinition(LayoutDefinition definition, DefinitionChoice choice, IReadOnlyList<PlannedVariant> variants)
{
    private int use;

    /// <summary>Whose it is.</summary>
    public string Id => definition.Id;

    /// <summary>The definition.</summary>
    public LayoutDefinition Definition => definition;

    /// <summary>What the plan decides for it.</summary>
    public DefinitionChoice Choice => choice;

    /// <summary>The copy that was written last; null before the first.</summary>
    public LedgerEntry? Copy { get; private set; }

    /// <summary>How often it was written.</summary>
    public int Written { get; private set; }

    /// <summary>The next copy.</summary>
    public PlannedVariant Next => variants[Written % variants.Count];

    /// <summary>Goes on to the range of beats that this beat, at which it is live, is in.</summary>
    public void GoTo(int beat)
    {
        while (definition.Uses[use].To < beat)
        {
            use++;
        }

        Wanted = IsCovered ? beat : Wanted;
    }

    /// <summary>Whether the plan wants it in the window at this beat.</summary>
    public bool IsCovered => choice.Covers(use);

    /// <summary>Whether the plan wants it written before a step at this beat.</summary>
    public bool IsWrittenFor(PlanStep step) => IsCovered && (!choice.IsTransient || step is PlanStep.Generate);

    /// <summary>The last beat at which the plan wanted it in the window; -1 before the first.</summary>
    public int Wanted { get; private set; } = -1;

    /// <summary>Whether it is written for a turn of this range of beats, and for no other text.</summary>
    public bool ComesLater(LayoutProblem problem) =>
        choice.IsTransient && IsCovered && problem.FirstTurn(definition.Uses[use]) is not null;

    /// <summary>Whether the plan holds it after this beat.</summary>
    public bool IsHeldAfter(int beat) => beat < definition.Uses[use].To ? IsCovered : choice.Holds(use);

    /// <summary>Holds the copy that is in the window; false where none is there whole.</summary>
    public bool Hold()
    {
        if (Copy is not { IsWhole: true })
        {
            return false;
        }

        Copy.Held = true;
        return true;
    }

    /// <summary>A copy is in the window.</summary>
    public void Wrote(LedgerEntry copy)
    {
        Copy = copy;
        Written++;
    }
}
