namespace EigenFlux.Models.Contract;

/// <summary>The sizes of a context.</summary>
/// <param name="Window">The maximum number of tokens in the page-state of one session.</param>
/// <param name="Sessions">The maximum number of open sessions, including forks.</param>
public readonly record struct ContextOptions(int Window, int Sessions = 1);
