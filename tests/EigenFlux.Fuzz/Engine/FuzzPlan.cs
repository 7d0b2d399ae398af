using EigenFlux.Models.Decoding;

namespace EigenFlux.Fuzz.Engine;

/// <summary>What is run: rounds, in each of which every target gets as many inputs as its share says.</summary>
/// <param name="Targets">The targets.</param>
/// <param name="Seed">The seed: the same inputs for the same seed.</param>
/// <param name="Inputs">How many inputs in all; null for as many as there is time for.</param>
/// <param name="Until">When no further input is begun; null for never.</param>
internal sealed record FuzzPlan(IReadOnlyList<FuzzTarget> Targets, ulong Seed, long? Inputs, DateTime? Until)
{
    /// <summary>How many inputs a target gets; at least one.</summary>
    public long QuotaOf(FuzzTarget target) =>
        Inputs is { } all ? Math.Max(1, (long)(all * (double)target.Share / Targets.Sum(other => other.Share))) : long.MaxValue;

    /// <summary>Whether it is time to end.</summary>
    public bool IsOver => Until is { } end && DateTime.UtcNow >= end;

    /// <summary>The input of a number: nothing but the target, the seed and the number decide it.</summary>
    public static FuzzInput InputOf(FuzzTarget target, ulong seed, long index) =>
        target.Make(new SeededRandom(SeededRandom.DeriveSeed(SeededRandom.DeriveSeed(seed, StableHashOf(target.Name)), (ulong)index)));

    private static ulong StableHashOf(string name) => name.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL);
}
