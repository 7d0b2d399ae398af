using System.Text;

namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>A part of a regular expression.</summary>
internal abstract record RegexNode
{
    /// <summary>Nothing.</summary>
    public static RegexNode Nothing { get; } = new Sequence([]);

    /// <summary>Whether the part can match no text at all, so that what repeats it could go on for ever.</summary>
    public abstract bool CanBeEmpty { get; }

    /// <summary>How many characters of the expression it is when what is repeated is written out; <see cref="int.MaxValue"/> for more than that.</summary>
    public abstract int Size { get; }

    /// <summary>A number of characters that no text of the part has more of; null if nothing bounds it, or it is beyond <see cref="int.MaxValue"/>.</summary>
    public int? MostCharacters => Count(this) is { } most and <= int.MaxValue ? (int)most : null;

    /// <summary>The parts that it is made of.</summary>
    public virtual IReadOnlyList<RegexNode> Inside => [];

    private static long? Count(RegexNode node) => node switch
    {
        One => 1,
        Either either => either.Parts.Select(Count).Aggregate((long?)0, (before, next) => before is { } a && next is { } b ? Math.Max(a, b) : null),
        Repeat { Most: 0 } or At or Beyond { TakesText: false } => 0,
        Repeat { Most: { } most } loop => Count(loop.Part) is { } each ? Math.Min(each * most, int.MaxValue + 1L) : null,
        Repeat loop => Count(loop.Part) is 0 ? 0 : null,
        Beyond => null,
        _ => node.Inside.Select(Count).Aggregate((long?)0, (before, next) => before + next is { } sum ? Math.Min(sum, int.MaxValue + 1L) : null),
    };

    private static int Sum(IReadOnlyList<RegexNode> parts) => (int)Math.Min(parts.Sum(part => (long)part.Size), int.MaxValue);

    /// <summary>One character of a set.</summary>
    public sealed record One(CharSet Set) : RegexNode
    {
        /// <inheritdoc/>
        public override bool CanBeEmpty => false;

        /// <inheritdoc/>
        public override int Size => 1;
    }

    /// <summary>Parts, one after the other.</summary>
    public sealed record Sequence(IReadOnlyList<RegexNode> Parts) : RegexNode
    {
        /// <inheritdoc/>
        public override bool CanBeEmpty { get; } = Parts.All(part => part.CanBeEmpty);

        /// <inheritdoc/>
        public override int Size { get; } = Sum(Parts);

        /// <inheritdoc/>
        public override IReadOnlyList<RegexNode> Inside => Parts;
    }

    /// <summary>One of some parts.</summary>
    public sealed record Either(IReadOnlyList<RegexNode> Parts) : RegexNode
    {
        /// <inheritdoc/>
        public override bool CanBeEmpty { get; } = Parts.Any(part => part.CanBeEmpty);

        /// <inheritdoc/>
        public override int Size { get; } = Sum(Parts);

        /// <inheritdoc/>
        public override IReadOnlyList<RegexNode> Inside => Parts;
    }

    /// <summary>A part at least and at most so many times; null for any number.</summary>
    /// <param name="Part">The part.</param>
    /// <param name="Least">The least times.</param>
    /// <param name="Most">The most times; null for any number.</param>
    /// <param name="Start">Where it begins in the expression, in UTF-16 units.</param>
    /// <param name="End">Where it ends there.</param>
    public sealed record Repeat(RegexNode Part, int Least, int? Most, int Start = 0, int End = 0) : RegexNode
    {
        /// <inheritdoc/>
        public override bool CanBeEmpty { get; } = Least == 0 || Part.CanBeEmpty;

        /// <inheritdoc/>
        public override int Size { get; } = (int)Math.Min((long)Part.Size * Math.Max(Most ?? Least, 1), int.MaxValue);

        /// <inheritdoc/>
        public override IReadOnlyList<RegexNode> Inside => [Part];
    }

    /// <summary>No text, but something that must be so.</summary>
    public sealed record At(RegexAnchor Anchor) : RegexNode
    {
        /// <inheritdoc/>
        public override bool CanBeEmpty => true;

        /// <inheritdoc/>
        public override int Size => 0;
    }

    /// <summary>Something that no automaton can do.</summary>
    /// <param name="Part">What is in it.</param>
    /// <param name="TakesText">Whether what matches in it is text of the match; not so where it only looks.</param>
    public sealed record Beyond(RegexNode Part, bool TakesText) : RegexNode
    {
        /// <inheritdoc/>
        public override bool CanBeEmpty { get; } = !TakesText || Part.CanBeEmpty;

        /// <inheritdoc/>
        public override int Size => Part.Size;

        /// <inheritdoc/>
        public override IReadOnlyList<RegexNode> Inside => [Part];
    }
}
