using EigenFlux.Compiler;
using EigenFlux.Runtime.Loop;
using EigenFlux.Testing.Rules;

namespace EigenFlux.Testing;

/// <summary>The options of the tests of a program.</summary>
public sealed record TestOptions
{
    /// <summary>The maximum number of runs of one <c>run</c> statement.</summary>
    public const int MostRuns = TestRules.MostRuns;

    /// <summary>Runs only the tests whose name contains this text, ignoring case; null runs all.</summary>
    public string? Filter { get; init; }

    /// <summary>The number of runs, instead of every <c>times</c>; null for the tests' own numbers.</summary>
    public int? Runs { get; init; }

    /// <summary>The seed of the first run, instead of every <c>seed</c>; null for the tests' own seeds, and 1 for a test without one.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The maximum number of tokens that one run may generate.</summary>
    public int MaximumTokens { get; init; } = 100_000;

    /// <summary>The number of runs in one batch, between two evaluations of the expectations.</summary>
    public int Wave { get; init; } = FluxRunner.DefaultWidth;

    /// <summary>The model and the template that the scenes are compiled for. The tests give the scene and its arguments.</summary>
    public CompileOptions Compile { get; init; } = new();
}
