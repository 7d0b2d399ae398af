namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>A part of a regular expression.</summary>
internal abstract record RegexNode
{
    /// <summary>Nothing.</summary>
    public static RegexNode Nothing { get; } = new Sequence([]);

    /// <summary>A text as it stands.</summary>
    public static RegexNode Text(string text) => new Sequence([.. text.Select(unit => new One(CharSet.Of(unit)))]);

    /// <summary>One unit of a set.</summary>
    public sealed record One(CharSet Set) : RegexNode;

    /// <summary>Parts, one after the other.</summary>
    public sealed record Sequence(IReadOnlyList<RegexNode> Parts) : RegexNode;

    /// <summary>One of some parts.</summary>
    public sealed record Either(IReadOnlyList<RegexNode> Parts) : RegexNode;

    /// <summary>A part at least and at most so many times; null for any number.</summary>
    public sealed record Repeat(RegexNode Part, int Least, int? Most) : RegexNode;

    /// <summary>No text, but something that must be so.</summary>
    public sealed record At(RegexAnchor Anchor) : RegexNode;
}
