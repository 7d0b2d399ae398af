using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>delete by …</c>.</summary>
/// <param name="Kind">Which policy.</param>
/// <param name="Block">How many tokens at a time, for <c>block N</c>.</param>
/// <param name="Summarizer">The scene that writes the summary, for <c>summary using SCENE</c>.</param>
/// <param name="LowWater">Down to how many percent of the room that the prefix leaves to the stream; null where it is not said.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundDeletionPolicy(
    BoundDeletionKind Kind,
    int? Block,
    SceneSymbol? Summarizer,
    double? LowWater,
    SourceLocation Location)
    : BoundNode(Location);
