using System.Text.Json.Serialization;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>One text of a definition of the stream.</summary>
/// <param name="Text">The text, without the frame that a target puts around it.</param>
/// <param name="Tokens">The number of tokens of the text, including its frame.</param>
public sealed record PlannedVariant(string Text, int Tokens)
{
    /// <summary>A text as it is written in the stream.</summary>
    /// <param name="text">The text, without the frame.</param>
    /// <param name="written">The text in its frame.</param>
    /// <param name="tokenizer">Counts the tokens.</param>
    internal static PlannedVariant Of(string text, SegmentText written, ITokenizer tokenizer)
    {
        var tokens = written.Tokenize(tokenizer);
        return new PlannedVariant(text, tokens.Length) { Within = Characters.Within(tokens, tokenizer) };
    }

    /// <summary>The places of its tokens that begin within a character. A run finds them itself.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> Within { get; init; } = [];
}
