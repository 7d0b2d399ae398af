namespace EigenFlux.Scenes.Problems;

/// <summary>A number of a scene's header with which a problem of its plan is gone: it was tried.</summary>
/// <param name="Window">The window in tokens; null if it stays.</param>
/// <param name="Reserve">The reserve in tokens; null if it stays.</param>
public sealed record PlanAdvice(int? Window, int? Reserve)
{
    /// <summary>A window.</summary>
    public static PlanAdvice OfWindow(int tokens) => new(tokens, null);

    /// <summary>A reserve.</summary>
    public static PlanAdvice OfReserve(int tokens) => new(null, tokens);
}
