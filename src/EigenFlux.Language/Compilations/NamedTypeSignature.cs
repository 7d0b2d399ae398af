namespace EigenFlux.Language.Compilations;

/// <summary>A result of a scene or a field of a record. Equal to another by value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
public sealed record NamedTypeSignature(string Name, TypeSignature Type);
