using System.Buffers;
using System.Text;
using System.Text.Json;

namespace EigenFlux.Models.Constraints.Shapes;

/// <summary>
/// Reads JSON that somebody else wrote: a person, a model, a command line. What JSON permits and no value can be is found here, once,
/// so that whoever reads the document need not look.
/// </summary>
public static class StrictJson
{
    /// <summary>The most arrays and objects in one another: more than any type nests, and not so many that reading them runs out of stack.</summary>
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
    /// Why a document of JSON cannot be a value, a clause: half of a character, a field that is given twice, a number that no double holds,
    /// too many levels. Null if nothing is, and if the text is not JSON, which its reader reports.
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

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">The text is not JSON, or has a <see cref="Problem"/>; the message says which.</exception>
    public static JsonDocument Parse(string text) => Problem(text) is { } problem ? throw new JsonException(problem) : JsonDocument.Parse(text, Options);
}
