namespace EigenFlux.Models.Constraints.Shapes;

/// <summary>A field of a record.</summary>
public sealed record FieldShape(string Name, ValueShape Value);
