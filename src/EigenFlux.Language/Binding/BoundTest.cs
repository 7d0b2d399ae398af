using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A test, wholly bound.</summary>
/// <param name="Symbol">The test.</param>
/// <param name="Body">The statements.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundTest(TestSymbol Symbol, BoundBlock Body, SourceLocation Location) : BoundNode(Location);
