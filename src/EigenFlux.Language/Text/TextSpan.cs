namespace EigenFlux.Language.Text;

/// <summary>A stretch of a source text: zero-based, half-open, in UTF-16 units.</summary>
/// <param name="Start">The first unit.</param>
/// <param name="Length">The length in UTF-16 units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>One past the last unit.</summary>
    public int End => Start + Length;

    /// <summary>The span from <paramref name="start"/> up to, not with, <paramref name="end"/>.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>The smallest span that holds both.</summary>
    public TextSpan Cover(TextSpan other) => FromBounds(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>The span of the same length that starts so many units later.</summary>
    public TextSpan Move(int by) => new(Start + by, Length);

    /// <summary>Whether another span lies in this one; equal spans do, and so does an empty one at either end.</summary>
    public bool Covers(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether a position lies in the span; its end does not.</summary>
    public bool Contains(int position) => position >= Start && position < End;

    /// <inheritdoc/>
    public override string ToString() => $"[{Start}..{End})";
}
