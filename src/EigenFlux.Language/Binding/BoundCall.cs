using System.Collections.Immutable;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>call Scene(args) -&gt; name</c>: the scene in a fresh window; only its result comes back.</summary>
/// <param name="Scene">Which.</param>
/// <param name="Arguments">Those that are written.</param>
/// <param name="Capture">The name of the result, or null.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundCall(
    SceneSymbol Scene,
    ImmutableArray<BoundArgument> Arguments,
    CaptureSymbol? Capture,
    SourceLocation Location)
    : BoundStatement(Location);
