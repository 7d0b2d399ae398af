using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace EigenFlux.Models.Constraints;

/// <summary>
/// Reads the value that a turn said. It takes exactly the texts that a <see cref="TokenConstraint"/> of the shape lets a model say
/// (with a vocabulary that can spell anything), whoever said them.
/// </summary>
public static class ShapeReader
{
    /// <summary>Reads a value.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="text">All that was said, without what ended it.</param>
    /// <param name="value">
    /// A string for a choice, a regular expression or free text; a <see cref="long"/>, a <see cref="double"/> or a <see cref="bool"/>; an
    /// array or an object. A space before a bare text is no part of it where the text without it is a value.
    /// </param>
    /// <returns>Whether the text is a value of the shape.</returns>
    public static bool TryRead(TurnShape shape, string text, [NotNullWhen(true)] out JsonNode? value) => throw new NotImplementedException();
}
