namespace EigenFlux.Language.Parsing;

/// <summary>
/// All that the parse of a unit depends on: its text, from the end of the unit before it to the start of the next, and what the repair of
/// braces did in it. Texts that are equal have equal tokens, because a unit begins at a token and no token of it looks behind its end.
/// </summary>
internal sealed class UnitShape
{
    // Of the closing braces that were put in: their place among the tokens, and that of their opening braces. Of those that were taken out: where.
    private readonly int[] _repairs;
    private readonly string _source;
    private readonly int _hash;

    private UnitShape(string source, int start, int end, int[] repairs)
    {
        (_source, Start, End, _repairs) = (source, start, end, repairs);
        var hash = repairs.Length;
        for (var i = start; i < end; i++)
        {
            hash = unchecked((hash * 31) + source[i]);
        }

        _hash = hash;
    }

    /// <summary>Where its text starts.</summary>
    public int Start { get; }

    /// <summary>Where its text ends.</summary>
    public int End { get; }

    /// <summary>How long its text is.</summary>
    public int Length => End - Start;

    /// <summary>The shape of a unit in which nothing was repaired.</summary>
    /// <param name="source">The text of the file.</param>
    /// <param name="start">Where the unit before it ends.</param>
    /// <param name="end">Where the next begins.</param>
    public static UnitShape Of(string source, int start, int end) => new(source, start, end, []);

    /// <summary>The shape of a unit of a file whose braces were repaired.</summary>
    /// <param name="source">The text of the file.</param>
    /// <param name="start">Where the unit before it ends.</param>
    /// <param name="end">Where the next begins.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="strays">The closing braces that were taken out of it.</param>
    public static UnitShape Of(string source, int start, int end, List<FluxToken> tokens, List<FluxToken> strays)
    {
        var repairs = new List<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].GuessedCloser is { } closer)
            {
                repairs.Add(i);
                repairs.Add(tokens.IndexOf(closer, i));
            }
        }

        foreach (var stray in strays)
        {
            repairs.Add(-1 - (stray.Start - start));
        }

        return new UnitShape(source, start, end, [.. repairs]);
    }

    /// <summary>The same shape with a text of its own, so that it does not hold the file's.</summary>
    public UnitShape Detach() => new(_source.Substring(Start, Length), 0, Length, _repairs);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UnitShape other && _hash == other._hash && Length == other.Length
        && _repairs.SequenceEqual(other._repairs)
        && string.CompareOrdinal(_source, Start, other._source, other.Start, Length) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
