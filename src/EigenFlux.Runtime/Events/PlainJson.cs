using System.Text.Json;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Events;

/// <summary>
/// Writes values as the JSON that a person or another program expects: text, numbers, lists and objects, without the language's own
/// types. A turn is its value or its text, a capture its last item, a character and a model its name.
/// </summary>
public static class PlainJson
{
    /// <summary>Writes a value; a value that only a run determines is written as null.</summary>
    public static void Write(Utf8JsonWriter json, FluxValue value) => ValueJson.Write(json, value);
}
