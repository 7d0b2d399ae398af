using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <summary>
/// The units of one version of a file, and some of those before it: a quote that is typed changes all that follows until its partner is
/// typed, and then all is again as it was. Immutable.
/// </summary>
internal sealed class UnitCache
{
    // As long as the file itself, but enough for a small one.
    private const int LeastRetired = 1 << 16;

    private readonly Dictionary<UnitShape, ParsedUnit> _units = [];
    private readonly ImmutableArray<ParsedUnit> _current;
    private readonly ImmutableArray<ParsedUnit> _retired;

    private UnitCache(ImmutableArray<ParsedUnit> current, ImmutableArray<ParsedUnit> retired)
    {
        (_current, _retired) = (current, retired);
        foreach (var unit in retired.Concat(current))
        {
            _units[unit.Shape] = unit;
        }
    }

    /// <summary>No units.</summary>
    public static UnitCache Empty { get; } = new([], []);

    /// <summary>The unit of a shape, wherever it stood; null if there is none.</summary>
    public ParsedUnit? Find(UnitShape shape) => _units.TryGetValue(shape, out var unit) ? unit : null;

    /// <summary>How many current units were parsed for another version too.</summary>
    public int CountShared(UnitCache other) => _current.Count(unit => other._units.TryGetValue(unit.Shape, out var found) && found.Shape == unit.Shape);

    /// <summary>The cache for the next version of the file.</summary>
    /// <param name="source">That version.</param>
    /// <param name="units">Its units.</param>
    public UnitCache Next(SourceText source, List<ParsedUnit> units)
    {
        // The newest first. Their diagnostics are moved, so that they do not hold an old text.
        var room = Math.Max(LeastRetired, source.Length);
        var known = new HashSet<UnitShape>(units.Select(unit => unit.Shape));
        var retired = ImmutableArray.CreateBuilder<ParsedUnit>();
        foreach (var unit in _current.Concat(_retired))
        {
            if (known.Add(unit.Shape) && (room -= unit.Shape.Length) >= 0)
            {
                retired.Add(unit.MoveTo(source, unit.Start));
            }
        }

        return new UnitCache([.. units], retired.ToImmutable());
    }
}
