using System.Collections.Immutable;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>call Scene(args) -&gt; name</c>: calls the scene in a new window; only its result is returned.</summary>
/// <param name="Scene">The scene.</param>
/// <param name="Arguments">The explicit arguments.</param>
/// <param name="Capture">The name of the result, or null.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundCall(
    SceneSymbol Scene,
    ImmutableArray<BoundArgument> Arguments,
    CaptureSymbol? Capture,
    SourceLocation Location)
    : BoundStatement(Location);
