namespace EigenFlux.Architecture.Tests.Known;

/// <summary>An arrow between folders that is accepted although it points backward.</summary>
/// <param name="Project">The project.</param>
/// <param name="From">The folder that uses.</param>
/// <param name="To">The folder that is used.</param>
/// <param name="Pairs">The pairs of types that make it.</param>
/// <param name="Reason">Why it is accepted; may be empty.</param>
internal sealed record KnownArrow(string Project, string From, string To, IReadOnlySet<(string From, string To)> Pairs, string Reason)
{
    /// <summary>The arrow without its pairs.</summary>
    public string Key => $"{Project}: {From} -> {To}";
}
