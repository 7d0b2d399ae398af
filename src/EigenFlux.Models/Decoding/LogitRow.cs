using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Decoding;

/// <summary>Reads the row that decoding chains work on.</summary>
internal static class LogitRow
{
    /// <summary>The session's logits if it gives them, and otherwise its log-probabilities.</summary>
    public static void Read(IModelSession session, Span<float> row)
    {
        if (session.Ability<ILogits>() is { } logits)
        {
            logits.NextLogits(row);
        }
        else
        {
            session.NextLogProbabilities(row);
        }
    }
}
