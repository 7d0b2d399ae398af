using System.Runtime.InteropServices;
using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Collapse;

/// <summary>
/// The tokens of a page-state with a hash of them. The hash is kept in constant time for a token that is appended, and for one that is
/// deleted where the last was: at the head of the stream, behind what is pinned. Any other change makes it be computed again.
/// </summary>
internal sealed class PageImage
{
    // A polynomial in an odd base, modulo 2⁶⁴, so that a power of it can be taken away by its inverse. What two equal hashes say is
    // looked at token for token.
    private const ulong Base = 0x9E3779B97F4A7C15;
    private static readonly ulong Inverse = InverseOf(Base);

    private int[] tokens = new int[256];
    private int start;
    private int head;
    private ulong headHash;
    private ulong streamHash;
    private ulong power = 1; // Base to the power of the stream's length
    private bool isStale;

    /// <summary>A copy that goes its own way.</summary>
    public PageImage Fork()
    {
        var fork = (PageImage)MemberwiseClone();
        fork.tokens = [.. tokens];
        return fork;
    }

    /// <summary>The number of tokens.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<int> Tokens => tokens.AsSpan(start, Length);

    /// <summary>The hash of all tokens.</summary>
    public ulong Hash
    {
        get
        {
            if (isStale)
            {
                Rehash();
            }

            return (headHash * power) + streamHash;
        }
    }

    public void Insert(int at, ReadOnlySpan<TokenId> added)
    {
        Reserve(added.Length);
        var values = MemoryMarshal.Cast<TokenId, int>(added);
        var all = tokens.AsSpan(start);
        all[at..Length].CopyTo(all[(at + added.Length)..]);
        values.CopyTo(all[at..]);
        isStale |= at < Length;
        Length += added.Length;
        if (!isStale)
        {
            foreach (var value in values)
            {
                streamHash = (streamHash * Base) + Code(value);
                power *= Base;
            }
        }
    }

    public void Delete(int at, int count)
    {
        var all = tokens.AsSpan(start, Length);
        isStale |= at != head;
        head = isStale ? at : head;
        if (!isStale)
        {
            foreach (var value in all.Slice(at, count))
            {
                power *= Inverse;
                streamHash -= Code(value) * power;
            }
        }

        if (at < Length - at - count)
        {
            all[..at].CopyTo(all[count..]);
            start += count;
        }
        else
        {
            all[(at + count)..].CopyTo(all[at..]);
        }

        Length -= count;
    }

    private static ulong Code(int token) => ((ulong)(uint)token + 1) * 0xD6E8FEB86659FD93;

    private static ulong InverseOf(ulong odd)
    {
        var inverse = odd; // Right to 3 bits; each step of Newton's doubles them.
        for (var i = 0; i < 5; i++)
        {
            inverse *= 2 - (odd * inverse);
        }

        return inverse;
    }

    private void Rehash()
    {
        (headHash, streamHash, power, isStale) = (0, 0, 1, false);
        foreach (var value in Tokens[..head])
        {
            headHash = (headHash * Base) + Code(value);
        }

        foreach (var value in Tokens[head..])
        {
            streamHash = (streamHash * Base) + Code(value);
            power *= Base;
        }
    }

    /// <summary>Makes room at the end.</summary>
    private void Reserve(int more)
    {
        if (start + Length + more <= tokens.Length)
        {
            return;
        }

        // Half of it free, so that the tokens are moved rarely.
        var target = Length + more > tokens.Length / 2 ? new int[Math.Max(tokens.Length * 2, (Length + more) * 2)] : tokens;
        Tokens.CopyTo(target);
        (tokens, start) = (target, 0);
    }
}
