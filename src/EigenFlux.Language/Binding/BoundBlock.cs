using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>Statements between braces.</summary>
/// <param name="Statements">In the order of the source.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundBlock(ImmutableArray<BoundStatement> Statements, SourceLocation Location) : BoundNode(Location);
