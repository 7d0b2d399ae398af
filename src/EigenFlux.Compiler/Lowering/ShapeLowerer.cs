using EigenFlux.Language.Symbols;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Lowers types to what decoding permits.</summary>
internal sealed class ShapeLowerer(ProgramNames names)
{
    private readonly Dictionary<string, RecordShape> records = new(StringComparer.Ordinal);
    private readonly HashSet<RecordSymbol> known = [];
    private readonly Queue<RecordSymbol> waiting = [];

    /// <summary>What a turn of a type may say; null where it is text.</summary>
    public static TurnShape? Of(FluxType type, ProgramNames names) =>
        type.Kind is FluxTypeKind.Text or FluxTypeKind.Unknown ? null : new ShapeLowerer(names).Lower(type);

    private TurnShape Lower(FluxType type)
    {
        var value = Value(type);

        // One after the other: chains of records may be long, and a record may hold lists of itself.
        while (waiting.TryDequeue(out var record))
        {
            records[names[record]] = new RecordShape([.. record.Fields.Select(field => new FieldShape(field.Name, Value(field.Type)))]);
        }

        return new TurnShape(value, records);
    }

    private ValueShape Value(FluxType type)
    {
        switch (type.Kind)
        {
            case FluxTypeKind.Choice:
                return new ValueShape.Choice([.. type.Choices]);
            case FluxTypeKind.Int:
                return new ValueShape.WholeNumber();
            case FluxTypeKind.Number:
                return new ValueShape.Real();
            case FluxTypeKind.Bool:
                return new ValueShape.Truth();
            case FluxTypeKind.Pattern:
                return new ValueShape.Pattern(type.Pattern!);
            case FluxTypeKind.List:
                return new ValueShape.ListOf(Value(type.Element!));
            case FluxTypeKind.Record:
                if (known.Add(type.Record!))
                {
                    waiting.Enqueue(type.Record!);
                }

                return new ValueShape.RecordOf(names[type.Record!]);
            default:
                return new ValueShape.Prose();
        }
    }
}
