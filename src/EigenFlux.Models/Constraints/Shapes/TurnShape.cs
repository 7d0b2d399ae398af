namespace EigenFlux.Models.Constraints.Shapes;

/// <summary>What a turn may say: nothing but one value of a shape.</summary>
/// <param name="Value">The value's shape.</param>
/// <param name="Records">The records that it is made of, by name; a record may hold lists of itself.</param>
public sealed record TurnShape(ValueShape Value, IReadOnlyDictionary<string, RecordShape> Records);
