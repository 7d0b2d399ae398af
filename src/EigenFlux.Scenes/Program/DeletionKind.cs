namespace EigenFlux.Scenes.Program;

/// <summary>The deletion policies.</summary>
public enum DeletionKind
{
    /// <summary>Whole segments and whole turns from the stream's head.</summary>
    Turn,

    /// <summary>One token from the stream's head for each that does not fit.</summary>
    Token,

    /// <summary>A number of tokens at a time from the stream's head.</summary>
    Block,

    /// <summary>As <see cref="Turn"/>, and what of the story is deleted is folded into a summary at the stream's head.</summary>
    Summary,
}
