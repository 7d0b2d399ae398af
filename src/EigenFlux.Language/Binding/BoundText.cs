using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A text: literal pieces and interpolated values, in order. Escapes are resolved and a block is dedented.</summary>
/// <param name="Parts">The pieces; no two literal ones are neighbours.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundText(ImmutableArray<BoundTextPart> Parts, SourceLocation Location) : BoundNode(Location)
{
    /// <summary>Whether it holds nothing that is interpolated.</summary>
    public bool IsLiteral => Parts.IsEmpty || (Parts.Length == 1 && Parts[0] is BoundLiteralPart);

    /// <summary>The whole text where it <see cref="IsLiteral"/>; otherwise its literal pieces alone.</summary>
    public string LiteralText => string.Concat(Parts.OfType<BoundLiteralPart>().Select(p => p.Value));
}
