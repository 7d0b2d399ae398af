using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Story;

/// <summary>The maximum number of tokens of a generated turn.</summary>
/// <param name="Max">At most.</param>
/// <param name="Given">Whether the author or the turn's type gives the bound; otherwise it is the default.</param>
public readonly record struct TurnBound(int Max, bool Given)
{
    /// <summary>The length of a value of the turn's type; null if the turn is text.</summary>
    public TurnLength? Value { get; private init; }

    // Lengths of turns as they are in stories and chats, in tokens of an English text.
    private const int ExpectedLine = 24;
    private const int ExpectedParagraph = 90;

    /// <summary>The bound of a turn.</summary>
    /// <param name="stops">The stops of the turn.</param>
    /// <param name="evaluator">Computes the number of tokens.</param>
    /// <param name="window">The scene's window.</param>
    /// <param name="reserve">The scene's reserve, which is the default bound.</param>
    /// <param name="value">The length of a value of the turn's type; null if it is text.</param>
    public static TurnBound Of(
        IReadOnlyList<StopRule> stops, Evaluator evaluator, int window, int reserve, TurnLength? value = null)
    {
        long? bound = null;
        foreach (var stop in stops)
        {
            if (stop is StopRule.Tokens tokens && evaluator.Integer(tokens.Count) is { } count)
            {
                bound = Math.Min(bound ?? long.MaxValue, Math.Max(1, count));
            }
        }

        if (value is { Max: { } longest })
        {
            bound = Math.Min(bound ?? long.MaxValue, longest);
        }

        return bound is { } given
            ? new TurnBound((int)Math.Min(given, int.MaxValue / 2), true) { Value = value }
            : new TurnBound(reserve > 0 ? reserve : Math.Max(1, window / 4), false) { Value = value };
    }

    /// <summary>The tokens that such a turn takes.</summary>
    public TokenRange Range(IReadOnlyList<StopRule> stops) => Value is { } value ? new(
        Math.Min(value.Min, Max), Math.Min(value.Expected, Max), Max) : new(
        0,
        stops.Any(stop => stop is StopRule.Line) ? Math.Min(Max, ExpectedLine)
            : stops.Any(stop => stop is StopRule.Paragraph) ? Math.Min(Max, ExpectedParagraph)
            : Max - (Max / 4),
        Max);
}
