using System.Text.Json;
using System.Text.Json.Serialization;

namespace EigenFlux.Scenes.Window;

/// <summary>An audience in JSON: a list of names, or null for everyone.</summary>
internal sealed class AudienceJson : JsonConverter<Audience>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override Audience Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return Audience.Everyone;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list of names is needed.");
        }

        var names = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            names.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("A name is needed."));
        }

        return Audience.Of(names);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Audience value, JsonSerializerOptions options)
    {
        if (value.IsEveryone)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (var name in value.Names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
