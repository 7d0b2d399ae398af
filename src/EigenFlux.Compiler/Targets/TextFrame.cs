namespace EigenFlux.Compiler.Targets;

/// <summary>What a target puts around one kind of text.</summary>
/// <param name="Open">What comes before the text, such as the speaker's label; a generated turn is continued from here.</param>
/// <param name="Gap">What stands between <paramref name="Open"/> and text that an author wrote; a model writes its own.</param>
/// <param name="Close">What comes after the text.</param>
public sealed record TextFrame(IReadOnlyList<Markup> Open, string Gap, IReadOnlyList<Markup> Close)
{
    /// <summary>A frame of plain text.</summary>
    public static TextFrame Plain(string open, string gap, string close) => new(
        open.Length == 0 ? [] : [new Markup(open)], gap, close.Length == 0 ? [] : [new Markup(close)]);
}
