namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>A set of Unicode code points, as ranges that rise and do not touch. Surrogates are code points as others are.</summary>
internal sealed class CharSet : IEquatable<CharSet>
{
    /// <summary>The last code point.</summary>
    public const int Last = 0x10FFFF;

    /// <summary>The first code point that takes two UTF-16 units.</summary>
    public const int FirstAstral = 0x10000;

    private readonly (int First, int Last)[] ranges;

    private CharSet((int First, int Last)[] ranges) => this.ranges = ranges;

    /// <summary>All code points.</summary>
    public static CharSet All { get; } = new([(0, Last)]);

    /// <summary>No code point.</summary>
    public static CharSet None { get; } = new([]);

    /// <summary>The code points that take two UTF-16 units.</summary>
    public static CharSet Astral { get; } = new([(FirstAstral, Last)]);

    /// <summary>The line feed and the carriage return: the characters that begin a new line of a story.</summary>
    public static CharSet LineBreaks { get; } = new([('\n', '\n'), ('\r', '\r')]);

    /// <summary>The ranges.</summary>
    public IReadOnlyList<(int First, int Last)> Ranges => ranges;

    /// <summary>One code point.</summary>
    public static CharSet Of(int character) => new([(character, character)]);

    /// <summary>The code points of one range.</summary>
    public static CharSet Of(int first, int last) => new([(first, last)]);

    /// <summary>The code points of some ranges, in any order.</summary>
    public static CharSet Of(IEnumerable<(int First, int Last)> ranges)
    {
        var merged = new List<(int First, int Last)>();
        foreach (var (first, last) in ranges.Where(range => range.First <= range.Last).OrderBy(range => range.First))
        {
            if (merged.Count > 0 && first <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, last));
            }
            else
            {
                merged.Add((first, last));
            }
        }

        return new CharSet([.. merged]);
    }

    /// <summary>Whether a code point is in the set.</summary>
    public bool Contains(int character)
    {
        var (low, high) = (0, ranges.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ranges[middle].Last < character ? (middle + 1, high) : (low, middle);
        }

        return low < ranges.Length && ranges[low].First <= character;
    }

    /// <summary>All code points that are not in the set.</summary>
    public CharSet Complement()
    {
        var rest = new List<(int, int)>();
        var next = 0;
        foreach (var (first, last) in ranges)
        {
            if (first > next)
            {
                rest.Add((next, first - 1));
            }

            next = last + 1;
        }

        if (next <= Last)
        {
            rest.Add((next, Last));
        }

        return new CharSet([.. rest]);
    }

    /// <summary>The code points of this set that another does not have.</summary>
    public CharSet Except(CharSet other) => Of(Complement().ranges.Concat(other.ranges)).Complement();

    /// <summary>The code points of both sets.</summary>
    public CharSet And(CharSet other) => Except(other.Complement());

    /// <inheritdoc/>
    public bool Equals(CharSet? other) => other is not null && (ReferenceEquals(this, other) || ranges.AsSpan().SequenceEqual(other.ranges));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CharSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (first, last) in ranges)
        {
            hash.Add(first);
            hash.Add(last);
        }

        return hash.ToHashCode();
    }
}
