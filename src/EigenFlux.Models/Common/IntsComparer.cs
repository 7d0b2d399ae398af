namespace EigenFlux.Models.Common;

/// <summary>Compares lists of numbers by what is in them.</summary>
internal sealed class IntsComparer : IEqualityComparer<int[]>, IAlternateEqualityComparer<ReadOnlySpan<int>, int[]>
{
    /// <summary>The only one there is: it has no state.</summary>
    public static IntsComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(int[]? one, int[]? other) => one.AsSpan().SequenceEqual(other);

    /// <inheritdoc/>
    public bool Equals(ReadOnlySpan<int> alternate, int[] other) => alternate.SequenceEqual(other);

    /// <inheritdoc/>
    public int[] Create(ReadOnlySpan<int> alternate) => alternate.ToArray();

    /// <inheritdoc/>
    public int GetHashCode(int[] numbers) => GetHashCode(numbers.AsSpan());

    /// <inheritdoc/>
    public int GetHashCode(ReadOnlySpan<int> numbers)
    {
        var hash = 0x9E3779B9u;
        foreach (var number in numbers)
        {
            hash = (hash ^ (uint)number) * 0x85EBCA6B;
            hash ^= hash >> 15;
        }

        return (int)hash;
    }
}
