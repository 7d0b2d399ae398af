namespace EigenFlux.Language.Symbols;

/// <summary>One of the values that a scene returns.</summary>
/// <param name="Name">The name under which it is read.</param>
/// <param name="Type">The type of the result.</param>
public sealed record SceneResult(string Name, FluxType Type);
