using EigenFlux.Models.Contract;

namespace EigenFlux.Profiling;

/// <summary>A turn of a run, with the window in which it was taken.</summary>
/// <param name="Speaker">The name of the speaker.</param>
/// <param name="Texts">The window, without the turn.</param>
/// <param name="Open">The tokens that open the turn: its label.</param>
/// <param name="Said">The tokens of the turn.</param>
internal sealed record MeasuredTurn(string Speaker, IReadOnlyList<WindowText> Texts, IReadOnlyList<TokenId> Open, IReadOnlyList<TokenId> Said)
{
    /// <summary>The tokens of the story in the window.</summary>
    public int Story => Texts.Sum(text => text.IsMessage ? text.Tokens.Count : 0);

    /// <summary>The definitions of those who are there and do not speak, by their names.</summary>
    public IEnumerable<string> Others => Texts.Where(text => text.Kind == Scenes.Program.SegmentKind.Definition).Select(text => text.Owner)
        .Where(name => name != Speaker).Distinct(StringComparer.Ordinal);
}
