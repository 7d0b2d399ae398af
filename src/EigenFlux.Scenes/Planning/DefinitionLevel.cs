using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Scenes.Planning;

/// <summary>
/// A definition at one level of detail. Written again, it does not repeat itself word for word: its example lines, or its facts, begin
/// with another each time.
/// </summary>
internal sealed class DefinitionLevel(SceneContext context, string name, string? level, string text, string? voice, IReadOnlyList<string> facts, IReadOnlyList<string> lines)
{
    private const int MostVariants = 4;

    private readonly string written = context.Target.Definition(name, text, voice, facts, lines);

    /// <summary>Its name: <c>brief</c> or <c>full</c>; null where the author gave no text.</summary>
    public string? Level => level;

    /// <summary>Its text as it stands in the prefix.</summary>
    public string Text => written;

    /// <summary>How many texts it has where it is written more than once.</summary>
    public int Variants => Math.Clamp(Math.Max(lines.Count, facts.Count), 1, MostVariants);

    /// <summary>The text for the time that it is written after so many others.</summary>
    public string Variant(int times) => times == 0
        ? written
        : context.Target.Definition(name, text, voice, Turned(facts, times), Turned(lines, times));

    /// <summary>Its tokens in the prefix.</summary>
    public int[] Tokenize() => [.. context.Tokenizer.Tokenize(written).Select(token => token.Value)];

    /// <summary>A variant as it is written in the stream.</summary>
    public PlannedVariant Streamed(int times) =>
        PlannedVariant.Of(Variant(times), context.Target.Entrance(Variant(times)), context.Tokenizer);

    /// <summary>
    /// The level as the planner counts it: in the stream it also takes its frame, which is not tokenised with every text.
    /// </summary>
    /// <param name="fullest">The tokens of the fullest level.</param>
    /// <param name="tokens">The tokens of this one.</param>
    /// <param name="frame">The tokens of the frame around what comes in while the story runs.</param>
    /// <param name="weights">The weights of the program.</param>
    public static LayoutLevel Measure(int fullest, int tokens, int frame, LayoutWeights weights) => new(tokens, tokens + frame, weights.OfLevel(tokens, fullest));

    private static IReadOnlyList<string> Turned(IReadOnlyList<string> items, int times) => items.Count < 2
        ? items
        : [.. items.Skip(times % items.Count), .. items.Take(times % items.Count)];
}
