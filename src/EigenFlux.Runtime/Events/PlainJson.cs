using System.Text.Json;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Runtime.Events;

/// <summary>
/// Writes values as the JSON that a person or another program expects: text, numbers, lists and objects, without the language's own
/// types. A turn is its text, a capture its last item, a character and a model its name.
/// </summary>
public static class PlainJson
{
    /// <summary>Writes a value; one that only a run can tell is null.</summary>
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
            case FluxValue.Capture capture:
                Write(json, capture.Last);
                break;
            case FluxValue.Result result:
                json.WriteStartObject();
                foreach (var (name, part) in result.Parts)
                {
                    json.WritePropertyName(name);
                    Write(json, part);
                }

                json.WriteEndObject();
                break;
            case FluxValue.Unknown:
                json.WriteNullValue();
                break;
            default:
                json.WriteStringValue(value.AsText());
                break;
        }
    }
}
