using EigenFlux.Runtime.Prefixes;

namespace EigenFlux.Runtime.Tests.Support;

/// <summary>Prefixes in memory.</summary>
internal sealed class MemoryPrefixes : IPrefixStore
{
    public Dictionary<string, byte[]> States { get; } = [];

    public long Limit { get; init; } = long.MaxValue;

    /// <summary>What goes wrong with every reading.</summary>
    public IOException? Unreadable { get; init; }

    /// <summary>What goes wrong with every writing.</summary>
    public IOException? Unwritable { get; init; }

    public byte[]? Find(PrefixKey key) => Unreadable is not null ? throw Unreadable : States.GetValueOrDefault(key.Name);

    public void Keep(PrefixKey key, ReadOnlySpan<byte> state) =>
        States[key.Name] = Unwritable is not null ? throw Unwritable : state.ToArray();
}
