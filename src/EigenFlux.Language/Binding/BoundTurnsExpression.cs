using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>name.all</c>: every turn of a capture, oldest first.</summary>
/// <param name="Capture">The capture.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundTurnsExpression(
    CaptureSymbol Capture,
    SourceLocation Location)
    : BoundExpression(FluxType.ListOf(Capture.Type), Location);
