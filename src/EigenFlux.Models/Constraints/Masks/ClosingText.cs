using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Constraints.Masks;

/// <summary>What makes a text a value.</summary>
/// <param name="Text">As text.</param>
/// <param name="Tokens">In tokens.</param>
internal sealed record ClosingText(string Text, TokenId[] Tokens)
{
    /// <summary>Nothing: the text is a value.</summary>
    public static ClosingText None { get; } = new("", []);
}
