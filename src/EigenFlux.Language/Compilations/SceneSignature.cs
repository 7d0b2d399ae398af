namespace EigenFlux.Language.Compilations;

/// <summary>A scene as its callers see it. Equal to another by value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters, in the order of the source.</param>
/// <param name="Results">What it returns.</param>
public sealed record SceneSignature(string Name, ValueList<ParameterSignature> Parameters, ValueList<NamedTypeSignature> Results);
