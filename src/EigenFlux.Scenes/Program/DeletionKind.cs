namespace EigenFlux.Scenes.Program;

/// <summary>The deletion policies.</summary>
public enum DeletionKind
{
    /// <summary>Entire segments and turns, from the head of the stream.</summary>
    Turn,

    /// <summary>One token from the stream's head for each that does not fit.</summary>
    Token,

    /// <summary>A number of tokens at a time from the stream's head.</summary>
    Block,

    /// <summary>As <see cref="Turn"/>; deleted text of the story is folded into a summary at the head of the stream.</summary>
    Summary,
}
