namespace EigenFlux.Models.Contract;

/// <summary>What a context is made for.</summary>
/// <param name="Window">The most tokens that the page-state of one session holds.</param>
/// <param name="Sessions">The most sessions that are open at once, forks included.</param>
public readonly record struct ContextOptions(int Window, int Sessions = 1);
