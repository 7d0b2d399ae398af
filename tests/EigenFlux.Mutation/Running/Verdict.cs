using EigenFlux.Mutation.Mutating;

namespace EigenFlux.Mutation.Running;

/// <summary>What became of a mutant.</summary>
internal enum Fate
{
    /// <summary>A test failed.</summary>
    Killed,

    /// <summary>A test did not end.</summary>
    TimedOut,

    /// <summary>The process of the tests ended.</summary>
    Crashed,

    /// <summary>Every test passed.</summary>
    Survived,

    /// <summary>No test reaches it.</summary>
    Uncovered,

    /// <summary>The time was up.</summary>
    NotRun,
}

/// <summary>A mutant and what became of it.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Fate">Its fate.</param>
/// <param name="Test">The test that failed, with its project; null if none did.</param>
/// <param name="Covering">How many tests reach it.</param>
internal sealed record Verdict(Mutant Mutant, Fate Fate, string? Test, int Covering)
{
    /// <summary>Whether the tests noticed it.</summary>
    public bool IsDetected => Fate is Fate.Killed or Fate.TimedOut or Fate.Crashed;
}
