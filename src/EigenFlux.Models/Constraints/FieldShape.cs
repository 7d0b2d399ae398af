namespace EigenFlux.Models.Constraints;

/// <summary>A field of a record.</summary>
public sealed record FieldShape(string Name, ValueShape Value);
