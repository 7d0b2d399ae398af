using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EigenFlux.Scenes.Values;

/// <summary>
/// Writes values as the JSON that a person or another program expects: text, numbers, lists and objects, without the language's own
/// types. A turn is its value or its text, a capture its last item, a character and a model its name.
/// </summary>
public static class ValueJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value as JSON, on one line.</summary>
    public static string Of(FluxValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            Write(json, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a value; one that only a run determines is null.</summary>
    public static void Write(Utf8JsonWriter json, FluxValue value)
    {
        switch (value)
        {
            case FluxValue.Integer integer:
                json.WriteNumberValue(integer.Value);
                break;
            case FluxValue.Number number when double.IsFinite(number.Value):
                json.WriteNumberValue(number.Value);
                break;
            case FluxValue.Boolean boolean:
                json.WriteBooleanValue(boolean.Value);
                break;
            case FluxValue.List list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case FluxValue.Record record:
                WriteObject(json, record.Fields);
                break;
            case FluxValue.Capture capture:
                Write(json, capture.Last);
                break;
            case FluxValue.Turn { Value: { } typed }:
                Write(json, typed);
                break;
            case FluxValue.Result result:
                WriteObject(json, result.Parts);
                break;
            case FluxValue.Unknown:
                json.WriteNullValue();
                break;
            default:
                json.WriteStringValue(value.AsText());
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, FluxValue>> parts)
    {
        json.WriteStartObject();
        foreach (var (name, part) in parts)
        {
            json.WritePropertyName(name);
            Write(json, part);
        }

        json.WriteEndObject();
    }
}
