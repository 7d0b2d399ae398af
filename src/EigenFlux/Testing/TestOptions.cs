using EigenFlux.Compiler;
using EigenFlux.Runtime.Loop;
using EigenFlux.Testing.Rules;

namespace EigenFlux.Testing;

/// <summary>How the tests of a program are run.</summary>
public sealed record TestOptions
{
    /// <summary>The most runs that one <c>run</c> may ask for.</summary>
    public const int MostRuns = TestRules.MostRuns;

    /// <summary>Only tests whose name contains this are run, in upper or lower case; null for all.</summary>
    public string? Filter { get; init; }

    /// <summary>The number of runs in the place of every <c>times</c>; null for the tests' own.</summary>
    public int? Runs { get; init; }

    /// <summary>The seed of the first run in the place of every <c>seed</c>; null for the tests' own, and 1 where they say none.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The most tokens that one run may generate.</summary>
    public int MaximumTokens { get; init; } = 100_000;

    /// <summary>How many runs are done in one batch, between two looks at what has been decided.</summary>
    public int Wave { get; init; } = FluxRunner.DefaultWidth;

    /// <summary>For what the scenes are compiled: the model and the template. The scene and its arguments are the tests'.</summary>
    public CompileOptions Compile { get; init; } = new();
}
