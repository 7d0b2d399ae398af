using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Testing;

/// <summary>One arm of a <see cref="TestStatement.If"/>.</summary>
/// <param name="Test">When it is done.</param>
/// <param name="Body">The statements of the arm.</param>
public sealed record TestArm(Expression Test, IReadOnlyList<TestStatement> Body);
