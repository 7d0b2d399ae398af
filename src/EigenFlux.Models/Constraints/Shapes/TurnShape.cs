namespace EigenFlux.Models.Constraints.Shapes;

/// <summary>The shape of a turn, whose text must be exactly one value.</summary>
/// <param name="Value">The shape of the value.</param>
/// <param name="Records">The records of the shape, by name; a record may contain lists of itself.</param>
public sealed record TurnShape(ValueShape Value, IReadOnlyDictionary<string, RecordShape> Records);
