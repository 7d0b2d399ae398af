using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>delete by …</c>: the deletion policy of a scene.</summary>
/// <param name="Kind">The kind of policy.</param>
/// <param name="Block">The number of tokens that are deleted at a time, for <c>block N</c>.</param>
/// <param name="Summarizer">The scene that writes the summary, for <c>summary using SCENE</c>.</param>
/// <param name="LowWater">The percentage of the stream's room that remains after a deletion; null for the default.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundDeletionPolicy(
    BoundDeletionKind Kind,
    int? Block,
    SceneSymbol? Summarizer,
    double? LowWater,
    SourceLocation Location)
    : BoundNode(Location);
