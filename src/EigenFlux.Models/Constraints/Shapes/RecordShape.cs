namespace EigenFlux.Models.Constraints.Shapes;

/// <summary>The fields of a record, in their order.</summary>
public sealed record RecordShape(IReadOnlyList<FieldShape> Fields);
