namespace EigenFlux.Models.Common;

/// <summary>
/// Keeps what was made last. What two threads ask for at once is made once, and nobody waits for what another key's is made of. Safe to
/// use from several threads.
/// </summary>
/// <param name="most">How many are kept; beyond that the one that was not asked for longest goes.</param>
internal sealed class BoundedCache<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : class
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, Lazy<TValue> Value)>> known = [];
    private readonly LinkedList<(TKey Key, Lazy<TValue> Value)> byUse = [];
    private readonly Lock gate = new();

    /// <summary>What belongs to a key, made now where it is not kept. What cannot be made is not kept either.</summary>
    public TValue Get(TKey key, Func<TValue> make)
    {
        Lazy<TValue> value;
        lock (gate)
        {
            if (known.TryGetValue(key, out var node))
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
                value = node.Value.Value;
            }
            else
            {
                value = new Lazy<TValue>(make);
                known.Add(key, byUse.AddFirst((key, value)));
                if (known.Count > most)
                {
                    known.Remove(byUse.Last!.Value.Key);
                    byUse.RemoveLast();
                }
            }
        }

        try
        {
            return value.Value;
        }
        catch
        {
            Forget(key, value);
            throw;
        }
    }

    private void Forget(TKey key, Lazy<TValue> value)
    {
        lock (gate)
        {
            if (known.TryGetValue(key, out var node) && node.Value.Value == value)
            {
                known.Remove(key);
                byUse.Remove(node);
            }
        }
    }
}
