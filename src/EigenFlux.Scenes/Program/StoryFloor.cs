namespace EigenFlux.Scenes.Program;

/// <summary>
/// The latest messages of the story, which a policy that deletes entire segments takes after the rest of the story and what nothing holds: the message that the next turn answers, and the two before it, as
/// far as they fit into a quarter of the window. A message is a scripted line, narration or a turn.
/// </summary>
internal static class StoryFloor
{
    private const int Messages = 3;
    private const int Share = 4;

    /// <summary>Whether a message belongs to the floor, given those after it.</summary>
    /// <param name="messages">The number of messages after it.</param>
    /// <param name="tokens">Their tokens.</param>
    /// <param name="length">The tokens of the message.</param>
    /// <param name="window">The window, in tokens.</param>
    public static bool Takes(int messages, long tokens, int length, int window) =>
        messages == 0 || (messages < Messages && tokens + length <= window / Share);
}
