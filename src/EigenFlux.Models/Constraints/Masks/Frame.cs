using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Constraints.Masks;

/// <summary>
/// A place in a value: a state, and below it the places to go back to when rules are over. What is found out about a place is kept with
/// it, and places are shared. Immutable but for that.
/// </summary>
internal sealed class Frame(int id, Frame? below, int state, int levels, bool isComplete)
{
    private volatile TokenMask? mask;
    private volatile ClosingText? closing;

    /// <summary>A number that no other place has.</summary>
    public int Id => id;

    /// <summary>The place to go on from when this one's rule is over; null for the outermost.</summary>
    public Frame? Below => below;

    /// <summary>The state.</summary>
    public int State => state;

    /// <summary>How many lists and records this place is inside of.</summary>
    public int Levels => levels;

    /// <summary>Whether the text so far is a value.</summary>
    public bool IsComplete => isComplete;

    /// <summary>The tokens that may come next; null until somebody asks.</summary>
    public TokenMask? Mask
    {
        get => mask;
        set => mask = value;
    }

    /// <summary>What makes the text so far a value; null until somebody asks.</summary>
    public ClosingText? Closing
    {
        get => closing;
        set => closing = value;
    }
}
