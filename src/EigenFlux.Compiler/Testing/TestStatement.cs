using System.Text.Json.Serialization;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Testing;

/// <summary>A statement of a test.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Run), "run")]
[JsonDerivedType(typeof(Expect), "expect")]
[JsonDerivedType(typeof(Report), "report")]
[JsonDerivedType(typeof(Let), "let")]
[JsonDerivedType(typeof(ForEach), "for")]
[JsonDerivedType(typeof(Repeat), "repeat")]
[JsonDerivedType(typeof(If), "if")]
public abstract record TestStatement
{
    /// <summary>Where it was written.</summary>
    public SourceSite Site { get; init; }

    /// <summary>Plays a scene many times.</summary>
    /// <param name="Number">Which <c>run</c> of the test it is, from 1: what <see cref="Expression.Statistic.Run"/> names.</param>
    /// <param name="Scene">The scene, by its name in images.</param>
    /// <param name="Arguments">The arguments that are written.</param>
    /// <param name="Times">How many runs; null for one.</param>
    /// <param name="Seed">The seed of the first; null where the test does not say.</param>
    public sealed record Run(
        int Number, string Scene, IReadOnlyList<Instruction.Argument> Arguments, Expression? Times, Expression? Seed) : TestStatement;

    /// <summary>Compares what was measured with a number.</summary>
    /// <param name="Condition">A comparison.</param>
    /// <param name="Confidence">How sure the answer must be, in (0, 1); null for the plain share or mean.</param>
    /// <param name="Source">The condition as it is written.</param>
    public sealed record Expect(Expression.Binary Condition, Expression? Confidence, string Source) : TestStatement;

    /// <summary>Tells values.</summary>
    public sealed record Report(IReadOnlyList<ReportedValue> Values) : TestStatement;

    /// <summary>Gives a value of the test a name.</summary>
    public sealed record Let(string Name, Expression Value) : TestStatement;

    /// <summary>Does the body for each element of a list, or for each member of a coalition.</summary>
    public sealed record ForEach(string Name, Expression List, IReadOnlyList<TestStatement> Body) : TestStatement;

    /// <summary>Does the body that many times.</summary>
    public sealed record Repeat(Expression Count, IReadOnlyList<TestStatement> Body) : TestStatement;

    /// <summary>Does the body of the first arm whose test holds, or else the last.</summary>
    public sealed record If(IReadOnlyList<TestArm> Arms, IReadOnlyList<TestStatement> Else) : TestStatement;
}
