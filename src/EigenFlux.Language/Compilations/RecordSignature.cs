namespace EigenFlux.Language.Compilations;

/// <summary>A record. Equal to another by value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fields">Its fields, in the order of the source.</param>
public sealed record RecordSignature(string Name, ValueList<NamedTypeSignature> Fields);
