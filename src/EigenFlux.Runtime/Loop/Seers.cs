namespace EigenFlux.Runtime.Loop;

/// <summary>Those who alone see a text.</summary>
internal static class Seers
{
    /// <summary>Their names, as events have them; null for everyone.</summary>
    public static IReadOnlyList<string>? Names(IReadOnlySet<string>? seers) => seers is null ? null : [.. seers.Order(StringComparer.Ordinal)];
}
