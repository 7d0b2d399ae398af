using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A test, wholly bound.</summary>
/// <param name="Symbol">The test.</param>
/// <param name="Body">Its statements.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundTest(TestSymbol Symbol, BoundBlock Body, SourceLocation Location) : BoundNode(Location);
