using System.Collections.Immutable;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>run Scene(args) times N seed S</c> in a test.</summary>
/// <param name="Scene">Which.</param>
/// <param name="Arguments">Those that are written.</param>
/// <param name="Times">How many runs; null for one.</param>
/// <param name="Seed">The seed of the first; null for the command line's.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundRun(
    SceneSymbol Scene,
    ImmutableArray<BoundArgument> Arguments,
    BoundExpression? Times,
    BoundExpression? Seed,
    SourceLocation Location)
    : BoundStatement(Location);
