using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A field of a record: <c>row.severity</c>.</summary>
/// <param name="Operand">The record.</param>
/// <param name="Field">The field.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundFieldExpression(
    BoundExpression Operand,
    RecordFieldSymbol Field,
    SourceLocation Location)
    : BoundExpression(Field.Type, Location);
