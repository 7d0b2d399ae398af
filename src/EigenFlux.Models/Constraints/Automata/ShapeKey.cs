using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>A text for each shape, such that two shapes have the same where they are the same.</summary>
internal static class ShapeKey
{
    private static readonly ConditionalWeakTable<TurnShape, string> Known = [];

    /// <summary>The text of a turn's shape, made once for each. Records that it does not use are left out.</summary>
    public static string Of(TurnShape shape) => Known.GetValue(shape, Make);

    private static string Make(TurnShape shape)
    {
        var key = new StringBuilder();
        var records = new List<string>();
        Add(key, shape.Value, records);
        for (var i = 0; i < records.Count; i++)
        {
            Add(key.Append(';'), records[i]);
            if (shape.Records.TryGetValue(records[i], out var record))
            {
                foreach (var field in record.Fields)
                {
                    Add(key.Append(','), field.Name);
                    Add(key, field.Value, records);
                }
            }
        }

        return key.ToString();
    }

    /// <summary>The text of a value's shape, in which records are no more than their names.</summary>
    public static string Of(ValueShape shape)
    {
        var key = new StringBuilder();
        Add(key, shape, []);
        return key.ToString();
    }

    private static void Add(StringBuilder key, ValueShape shape, List<string> records)
    {
        for (; shape is ValueShape.ListOf list; shape = list.Item)
        {
            key.Append('l');
        }

        switch (shape)
        {
            case ValueShape.Choice choice:
                key.Append('c').Append(CultureInfo.InvariantCulture, $"{choice.Alternatives.Count}");
                foreach (var alternative in choice.Alternatives)
                {
                    Add(key, alternative);
                }

                break;
            case ValueShape.Pattern pattern:
                Add(key.Append('p'), pattern.Regex);
                break;
            case ValueShape.RecordOf record:
                Add(key.Append('r'), record.Name);
                if (!records.Contains(record.Name))
                {
                    records.Add(record.Name);
                }

                break;
            default:
                key.Append(shape switch { ValueShape.WholeNumber => 'i', ValueShape.Real => 'n', ValueShape.Truth => 'b', _ => 't' });
                break;
        }
    }

    /// <summary>A text with its length before it, so that no text can look like two.</summary>
    private static void Add(StringBuilder key, string text) =>
        key.Append(CultureInfo.InvariantCulture, $"{text.Length}:").Append(text);
}
