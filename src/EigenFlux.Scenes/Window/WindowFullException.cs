namespace EigenFlux.Scenes.Window;

/// <summary>The text to write does not fit, and nothing more may be deleted.</summary>
/// <param name="needed">The tokens that the window would have to hold.</param>
/// <param name="window">The tokens that it holds.</param>
public sealed class WindowFullException(int needed, int window) : Exception(
    $"{needed:N0} tokens must be in the window at once, and it holds {window:N0}.")
{
    /// <summary>The tokens that the window would have to hold.</summary>
    public int Needed { get; } = needed;
}
