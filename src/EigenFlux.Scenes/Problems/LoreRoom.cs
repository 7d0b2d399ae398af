namespace EigenFlux.Scenes.Problems;

/// <summary>The room that lore needs in a window.</summary>
/// <param name="Budget">The budget of lore that is enough, in tokens.</param>
/// <param name="Window">The window that this budget takes, in tokens; null if the model has none that large.</param>
/// <param name="CurrentWindow">The scene's window, in tokens.</param>
public sealed record LoreRoom(int Budget, int? Window, int CurrentWindow);
