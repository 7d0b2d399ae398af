using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>eos</c>: the model ends its text.</summary>
/// <param name="Location">The location in the source.</param>
public sealed record BoundEosStop(SourceLocation Location) : BoundStop(Location);
