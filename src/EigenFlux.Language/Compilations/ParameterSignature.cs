namespace EigenFlux.Language.Compilations;

/// <summary>A parameter of a scene. Equal to another by value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="HasDefault">Whether an argument can be left out.</param>
public sealed record ParameterSignature(string Name, TypeSignature Type, bool HasDefault);
