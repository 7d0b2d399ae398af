using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Planning;

/// <summary>How long the summary of what was deleted may be.</summary>
public static class SummaryRoom
{
    /// <summary>The most tokens of a summary's text: an eighth of the window, and no more than the reserve where there is one.</summary>
    public static int Budget(int window, int reserve) => Math.Max(1, Math.Min(window / 8, reserve > 0 ? reserve : int.MaxValue));

    /// <summary>The tokens that a summary takes with its frame: at most its budget, and three quarters of that on average.</summary>
    /// <param name="deletion">The policy; one that writes no summary needs no room.</param>
    /// <param name="window">The window.</param>
    /// <param name="reserve">The reserve.</param>
    /// <param name="target">Writes the frame.</param>
    /// <param name="tokenizer">Counts it.</param>
    internal static TokenRange Of(DeletionSpec deletion, int window, int reserve, TargetWriter target, ITokenizer tokenizer)
    {
        if (deletion.Kind != DeletionKind.Summary)
        {
            return default;
        }

        var most = target.Summary("").Tokenize(tokenizer).Length + Budget(window, reserve);
        return new TokenRange(0, most - (most / 4), most);
    }
}
