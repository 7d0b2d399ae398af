using System.Collections.Immutable;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>run Scene(args) times N seed S</c> in a test.</summary>
/// <param name="Scene">The scene.</param>
/// <param name="Arguments">The explicit arguments.</param>
/// <param name="Times">The number of runs; null for one.</param>
/// <param name="Seed">The seed of the first; null for the command line's.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundRun(
    SceneSymbol Scene,
    ImmutableArray<BoundArgument> Arguments,
    BoundExpression? Times,
    BoundExpression? Seed,
    SourceLocation Location)
    : BoundStatement(Location);
