using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Compiler.Layout;

/// <summary>How many tokens a generated turn may have.</summary>
/// <param name="Max">At most.</param>
/// <param name="Given">Whether the author gave the bound; otherwise it is the one that is applied for want of it.</param>
public readonly record struct TurnBound(int Max, bool Given)
{
    // Lengths of turns as they are in stories and chats, in tokens of an English text.
    private const int ExpectedLine = 24;
    private const int ExpectedParagraph = 90;

    /// <summary>The bound of a turn.</summary>
    /// <param name="stops">What ends it.</param>
    /// <param name="evaluator">Computes the number of tokens.</param>
    /// <param name="window">The scene's window.</param>
    /// <param name="reserve">The scene's reserve; the bound where there is no other.</param>
    public static TurnBound Of(IReadOnlyList<StopRule> stops, Evaluator evaluator, int window, int reserve)
    {
        long? bound = null;
        foreach (var stop in stops)
        {
            if (stop is StopRule.Tokens tokens && evaluator.Integer(tokens.Count) is { } count)
            {
                bound = Math.Min(bound ?? long.MaxValue, Math.Max(1, count));
            }
        }

        return bound is { } given
            ? new TurnBound((int)Math.Min(given, int.MaxValue / 2), true)
            : new TurnBound(reserve > 0 ? reserve : Math.Max(1, window / 4), false);
    }

    /// <summary>The tokens that such a turn takes.</summary>
    public TokenRange Range(IReadOnlyList<StopRule> stops) => new(
        0,
        stops.Any(stop => stop is StopRule.Line) ? Math.Min(Max, ExpectedLine)
            : stops.Any(stop => stop is StopRule.Paragraph) ? Math.Min(Max, ExpectedParagraph)
            : Max - (Max / 4),
        Max);
}
