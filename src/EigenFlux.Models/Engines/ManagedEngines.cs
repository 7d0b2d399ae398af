using EigenFlux.Models.Builtin;
using EigenFlux.Models.Ngram;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Replay;

namespace EigenFlux.Models.Engines;

/// <summary>The engines of this assembly, which need no native library.</summary>
public static class ManagedEngines
{
    /// <summary>The engines of <c>builtin:</c>, <c>ngram:</c> and <c>replay:</c>.</summary>
    public static IReadOnlyList<IModelEngine> All { get; } = [new BuiltinEngine(), new NgramEngine(), new ReplayEngine()];
}
