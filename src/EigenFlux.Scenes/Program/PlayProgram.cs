namespace EigenFlux.Scenes.Program;

/// <summary>The scene that a coalition plays when it has a turn.</summary>
/// <param name="Scene">The scene's name.</param>
/// <param name="Line">The parameter that is given the last line said; the others have their defaults.</param>
public sealed record PlayProgram(string Scene, string Line);
