using System.Collections;

namespace EigenFlux.Scenes.Values;

/// <summary>
/// The items of a capture. It never changes; one item more is another list, which shares what both have, so that a long scene does
/// not copy all its turns at each of them.
/// </summary>
internal sealed class CapturedItems : IReadOnlyList<FluxValue>
{
    // Other lists may have put more behind the first Count of these.
    private readonly List<FluxValue> shared;

    private CapturedItems(List<FluxValue> shared) => (this.shared, Count) = (shared, shared.Count);

    public int Count { get; }

    public FluxValue this[int index] => index < Count ? shared[index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The items with one more after them.</summary>
    public static CapturedItems Append(IReadOnlyList<FluxValue> before, FluxValue item)
    {
        var items = before is CapturedItems captured
            ? captured.Count == captured.shared.Count ? captured.shared : captured.shared.GetRange(0, captured.Count)
            : [.. before];
        items.Add(item);
        return new CapturedItems(items);
    }

    public IEnumerator<FluxValue> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return shared[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
