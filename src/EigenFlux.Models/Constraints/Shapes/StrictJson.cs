using System.Buffers;
using System.Text;
using System.Text.Json;

namespace EigenFlux.Models.Constraints.Shapes;

/// <summary>
/// Parses untrusted JSON, from a person, a model or a command line. It rejects everything that JSON permits but no value can
/// represent, so the callers need no further checks.
/// </summary>
public static class StrictJson
{
    /// <summary>The maximum nesting depth of arrays and objects: deeper than any type, but shallow enough for the stack of the parser.</summary>
    public const int MostLevels = 256;

    private const string HalfCharacter = "it contains an unpaired surrogate, half of a character";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MostLevels };

    /// <summary>Why a text is not Unicode; null if it is.</summary>
    public static string? HalfCharacterIn(string text)
    {
        for (ReadOnlySpan<char> rest = text; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != OperationStatus.Done)
            {
                return HalfCharacter;
            }

            rest = rest[length..];
        }

        return null;
    }

    /// <summary>
    /// The reason why a JSON document cannot be a value, as a clause: half of a character, a duplicate field, a number outside
    /// the range of double, too many levels. Null if there is none, and if the text is not JSON, which <see cref="Parse"/>
    /// reports.
    /// </summary>
    /// <param name="text">The document.</param>
    public static string? Problem(string text)
    {
        if (HalfCharacterIn(text) is { } half)
        {
            return half;
        }

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = MostLevels + 1 });
        var fields = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartArray or JsonTokenType.StartObject when reader.CurrentDepth >= MostLevels:
                        return $"it is nested more than {MostLevels} levels deep";
                    case JsonTokenType.StartObject:
                        fields.Push(new HashSet<string>(StringComparer.Ordinal));
                        break;
                    case JsonTokenType.EndObject:
                        fields.Pop();
                        break;
                    case JsonTokenType.PropertyName when reader.GetString() is var name && !fields.Peek().Add(name!):
                        return $"it has the field '{name}' twice";
                    case JsonTokenType.String when reader.ValueIsEscaped:
                        _ = reader.GetString();
                        break;
                    case JsonTokenType.Number when !reader.TryGetDouble(out var number) || !double.IsFinite(number):
                        return "it contains a number that is out of range";
                }
            }

            return null;
        }
        catch (InvalidOperationException)
        {
            return HalfCharacter;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Parses a document.</summary>
    /// <exception cref="JsonException">The text is not JSON, or has a <see cref="Problem"/>; the message says which.</exception>
    public static JsonDocument Parse(string text) => Problem(text) is { } problem ? throw new JsonException(problem) : JsonDocument.Parse(text, Options);
}
