namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>A set of UTF-16 units, as ranges that rise and do not touch.</summary>
internal sealed class CharSet(IReadOnlyList<(char First, char Last)> ranges)
{
    /// <summary>All units.</summary>
    public static CharSet All { get; } = new([('\0', char.MaxValue)]);

    /// <summary>The ranges.</summary>
    public IReadOnlyList<(char First, char Last)> Ranges => ranges;

    /// <summary>One unit.</summary>
    public static CharSet Of(char unit) => new([(unit, unit)]);
}
