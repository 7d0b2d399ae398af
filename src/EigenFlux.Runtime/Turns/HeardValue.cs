using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Turns;

/// <summary>What a person's line is worth in a turn with a type.</summary>
internal static class HeardValue
{
    /// <summary>
    /// The turn with the value that was said; as text where it is none. Of a choice a person leaves nothing to chance: what was chosen has the
    /// probability 1, every other alternative 0.
    /// </summary>
    /// <param name="turn">The turn as text.</param>
    /// <param name="shape">Its type; null where it is text.</param>
    public static FluxValue.Turn Of(FluxValue.Turn turn, TurnShape? shape) => shape is null || !TypedValue.TryRead(shape, turn.Said, out var value)
        ? turn
        : turn with
        {
            Value = value,
            Probabilities = ChoiceTurn.AlternativesOf(shape)?.Select(one => KeyValuePair.Create(one, one.Equals(value) ? 1.0 : 0.0)).ToArray(),
        };
}
