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
    /// <summary>The place of the statement in the source.</summary>
    public SourceSite Site { get; init; }

    /// <summary>Plays a scene many times.</summary>
    /// <param name="Number">The number of the <c>run</c> statement in the test, from 1; <see cref="Expression.Statistic.Run"/> refers to it.</param>
    /// <param name="Scene">The scene, by its name in images.</param>
    /// <param name="Arguments">The arguments that are written.</param>
    /// <param name="Times">The number of runs; null for one.</param>
    /// <param name="Seed">The seed of the first run; null if the test gives none.</param>
    public sealed record Run(
        int Number, string Scene, IReadOnlyList<Instruction.Argument> Arguments, Expression? Times, Expression? Seed) : TestStatement;

    /// <summary>Compares a measured number with a number.</summary>
    /// <param name="Condition">A comparison.</param>
    /// <param name="Confidence">The required confidence, in (0, 1); null compares the plain share or mean.</param>
    /// <param name="Source">The condition as it is written.</param>
    public sealed record Expect(Expression.Binary Condition, Expression? Confidence, string Source) : TestStatement;

    /// <summary>Reports values.</summary>
    public sealed record Report(IReadOnlyList<ReportedValue> Values) : TestStatement;

    /// <summary>Gives a value of the test a name.</summary>
    public sealed record Let(string Name, Expression Value) : TestStatement;

    /// <summary>Does the body for each element of a list, or for each member of a coalition.</summary>
    public sealed record ForEach(string Name, Expression List, IReadOnlyList<TestStatement> Body) : TestStatement;

    /// <summary>Does the body that many times.</summary>
    public sealed record Repeat(Expression Count, IReadOnlyList<TestStatement> Body) : TestStatement;

    /// <summary>Executes the body of the first arm whose condition holds, or else the last one.</summary>
    public sealed record If(IReadOnlyList<TestArm> Arms, IReadOnlyList<TestStatement> Else) : TestStatement;
}
