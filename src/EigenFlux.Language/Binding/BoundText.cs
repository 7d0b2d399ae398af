using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A text: literal pieces and interpolated values, in order. Escapes are resolved and a block is dedented.</summary>
/// <param name="Parts">The pieces; no two literal ones are neighbours.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundText(ImmutableArray<BoundTextPart> Parts, SourceLocation Location) : BoundNode(Location)
{
    /// <summary>Whether the text has no interpolations.</summary>
    public bool IsLiteral => Parts.IsEmpty || (Parts.Length == 1 && Parts[0] is BoundLiteralPart);

    /// <summary>The entire text if it <see cref="IsLiteral"/>; otherwise only the literal pieces.</summary>
    public string LiteralText => string.Concat(Parts.OfType<BoundLiteralPart>().Select(p => p.Value));
}
