namespace EigenFlux.Scenes.Program;

/// <summary>A premise of a watch.</summary>
/// <param name="Premise">Its name.</param>
/// <param name="Prior">Its probability before any evidence; those of a watch sum to 1.</param>
public sealed record WatchedPremise(string Premise, double Prior);
