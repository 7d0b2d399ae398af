using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>name.stop</c>: which stop ended a turn: <c>line</c>, <c>paragraph</c>, <c>tokens</c>, <c>seconds</c>, <c>eos</c>, <c>collapse</c>,
/// <c>regex</c>, <c>text</c>, <c>condition</c>, <c>label</c> or <c>type</c>.</summary>
/// <param name="Turn">A captured turn: a name, or one of its turns by index or quantifier.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundStopOfExpression(
    BoundExpression Turn,
    SourceLocation Location)
    : BoundTurnPartExpression(Turn, FluxType.Text, Location);
