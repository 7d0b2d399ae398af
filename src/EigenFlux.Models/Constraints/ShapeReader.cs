using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using EigenFlux.Models.Constraints.Automata;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Models.Constraints;

/// <summary>
/// Parses the value of a turn. It accepts exactly the texts that a <see cref="TokenConstraint"/> of the shape permits with a
/// vocabulary that can spell every text.
/// </summary>
public static class ShapeReader
{
    /// <summary>Parses a value.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="text">The text of the turn, without the stop.</param>
    /// <param name="value">
    /// A string for a choice, a regular expression or free text; a <see cref="long"/>, a <see cref="double"/> or a
    /// <see cref="bool"/>; an array or an object. A space before a bare text is ignored if the text without it is a value.
    /// </param>
    /// <returns>Whether the text is a value of the shape.</returns>
    public static bool TryRead(TurnShape shape, string text, [NotNullWhen(true)] out JsonNode? value)
    {
        value = null;
        if (CompiledShapes.Of(shape, spaceBefore: false).Automaton is not { } automaton || Utf8Of(text) is not { } bytes)
        {
            return false;
        }

        ReadOnlySpan<byte> utf8 = bytes;
        var said = text;
        if (utf8.StartsWith(" "u8) && automaton.Accepts(utf8[1..], TokenConstraint.MostLevels))
        {
            said = text[1..];
        }
        else if (!automaton.Accepts(utf8, TokenConstraint.MostLevels))
        {
            return false;
        }

        value = shape.Value is ValueShape.Choice or ValueShape.Pattern
            ? JsonValue.Create(said)
            : JsonNode.Parse(said, documentOptions: new JsonDocumentOptions { MaxDepth = TokenConstraint.MostLevels })!;
        return true;
    }

    /// <summary>A text's UTF-8; null where it is no Unicode.</summary>
    private static byte[]? Utf8Of(string text)
    {
        var utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return Utf8.FromUtf16(text, utf8, out _, out var count, replaceInvalidSequences: false) == OperationStatus.Done
            ? utf8[..count]
            : null;
    }
}
