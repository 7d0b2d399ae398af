namespace EigenFlux.Benchmarks.Runtime;

/// <summary>What one run whose window fills has shown.</summary>
/// <param name="Prefix">The tokens of the prefix.</param>
/// <param name="FromEmpty">Tokens per second from the empty stream to the first deletion.</param>
/// <param name="Before">Tokens per second to the first deletion, at lengths that come again after it.</param>
/// <param name="After">Tokens per second after the first deletion.</param>
/// <param name="InProcessorTime">
/// After ÷ before in tokens for a second of processor time, which with one thread hardly knows of other work on the machine.
/// </param>
/// <param name="OwnBefore">Milliseconds of a token that no engine computed, before the first deletion.</param>
/// <param name="OwnAfter">The same after the first deletion.</param>
/// <param name="Deletions">How often something was deleted.</param>
/// <param name="Kept">Tokens of the story in the window after the first deletion: the mean over the tokens generated.</param>
/// <param name="LeastKept">The same, at the least.</param>
internal sealed record WindowRun(
    int Prefix, double FromEmpty, double Before, double After, double InProcessorTime, double OwnBefore, double OwnAfter, int Deletions, double Kept, int LeastKept);
