namespace EigenFlux.Models.LlamaCpp;

/// <summary>What a model's cache can do.</summary>
/// <param name="IsRecurrent">It keeps a running state, wholly or in part, so that nothing can be cut out of it.</param>
/// <param name="SlidingWindow">How far back most layers see, in tokens; 0 where all see everything.</param>
/// <param name="CanShift">Entries can be moved to other positions.</param>
internal readonly record struct CacheAbilities(bool IsRecurrent, int SlidingWindow, bool CanShift);
