namespace EigenFlux.Scenes.Program;

/// <summary>
/// The latest messages of the story that no definition displaces: the plan leaves them room, and a deletion takes them last. A message
/// is a scripted line, narration or a turn.
/// </summary>
/// <param name="Messages">The least number of messages.</param>
/// <param name="Tokens">The least number of their tokens together.</param>
public sealed record StoryFloor(int Messages, int Tokens)
{
    // A small window has room for little.
    private const int DefaultShare = 4;
    private const int DefaultShareOfLast = 2;

    /// <summary>
    /// The floor if the author gives none: the message that is answered, unless it takes more than half of the window, and the two before it, as
    /// far as all fit into a quarter.
    /// </summary>
    public static StoryFloor Default { get; } = new(3, 0);

    /// <summary>The most tokens that the messages before the last one take of a window in the default floor, together with it.</summary>
    public static int DefaultTokens(int window) => window / DefaultShare;

    /// <summary>Whether a message belongs to the floor, given those after it.</summary>
    /// <param name="given">The author's floor; null for the default.</param>
    /// <param name="messages">The number of messages after it.</param>
    /// <param name="tokens">Their tokens.</param>
    /// <param name="length">The tokens of the message.</param>
    /// <param name="window">The window, in tokens.</param>
    public static bool Takes(StoryFloor? given, int messages, long tokens, int length, int window)
    {
        var floor = given ?? Default;
        var most = given is not null ? int.MaxValue : messages == 0 ? window / DefaultShareOfLast : DefaultTokens(window);
        return (messages == 0 || messages < floor.Messages || tokens < floor.Tokens) && tokens + length <= most;
    }
}
