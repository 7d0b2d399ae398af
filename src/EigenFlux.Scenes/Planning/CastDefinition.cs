using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Planning;

/// <summary>The definition of one of a scene's cast, at its levels of detail.</summary>
/// <param name="character">Whose it is.</param>
/// <param name="castAt">Where it is cast; null for one that is cast with its coalition.</param>
/// <param name="levels">Its levels.</param>
/// <param name="mayBePinned">Whether it may stand in the prefix.</param>
/// <param name="uses">The beats at which it is live; none where it never is.</param>
internal sealed class CastDefinition(
    CharacterProgram character, SourceSite? castAt, IReadOnlyList<DefinitionLevel> levels, bool mayBePinned, DefinitionUses uses)
{
    private readonly List<(DefinitionLevel Level, int[] Tokens)> measured = Measure(levels);

    /// <summary>Whose it is.</summary>
    public CharacterProgram Character => character;

    /// <summary>Where it is cast; null for one that is cast with its coalition.</summary>
    public SourceSite? CastAt => castAt;

    /// <summary>The beats at which it is live.</summary>
    public IReadOnlyList<BeatRange> Uses => uses.Live;

    /// <summary>The same beats, divided into those at which the character may speak or is named, and those at which it is only present.</summary>
    public IReadOnlyList<(BeatRange Beats, bool IsActive)> Parts => uses.Parts;

    /// <summary>Its tokens at its fullest.</summary>
    public int Fullest => measured[0].Tokens.Length;

    /// <summary>Its tokens in the prefix at a level.</summary>
    public int TokensAt(int level) => measured[level].Tokens.Length;

    /// <summary>The definition as the planner reckons with it.</summary>
    /// <param name="frame">The tokens of the frame around what comes in while the story runs.</param>
    /// <param name="weights">The weights of the program.</param>
    public LayoutDefinition ForPlanner(int frame, LayoutWeights weights) => new(
        character.Id,
        character.Weight * weights.Of(character.Id),
        mayBePinned,
        [.. uses.Parts.Select(part => part.Beats)],
        [.. measured.Select(level => DefinitionLevel.Measure(Fullest, level.Tokens.Length, frame, weights))],
        [.. uses.Parts.Select(part => part.IsActive ? 1 : weights.Present)]);

    /// <summary>The segment of the prefix.</summary>
    public PlannedSegment Pinned(int level) => Segment(level) with
    {
        Tokens = TokenRange.Exactly(measured[level].Tokens.Length),
        TokenIds = measured[level].Tokens,
        Placement = Placement.Prefix,
    };

    /// <summary>The definition as it comes in while the story runs.</summary>
    /// <param name="level">Its level.</param>
    /// <param name="isWritten">Whether it ever is written.</param>
    public PlannedDefinition Streamed(int level, bool isWritten)
    {
        var written = measured[level].Level;
        PlannedVariant[] variants =
        [
            .. Enumerable.Range(0, isWritten ? written.Variants : 1)
                .Select(times => written.Streamed(times)),
        ];
        return new PlannedDefinition(
            Segment(level) with
            {
                Tokens = new TokenRange(
                    variants.Min(variant => variant.Tokens), variants[0].Tokens, variants.Max(variant => variant.Tokens)),
                Placement = isWritten ? Placement.Stream : Placement.Absent,
            },
            variants);
    }

    private PlannedSegment Segment(int level) => new()
    {
        Id = character.Id,
        Owner = character.Id,
        Kind = SegmentKind.Definition,
        Level = measured[level].Level.Level,
        Tokens = default,
        Text = measured[level].Level.Text,
        Placement = Placement.Absent,
        Birth = Uses.Count == 0 ? 0 : Uses[0].From,
        LastUse = Uses.Count == 0 ? 0 : Uses[^1].To,
        Uses = Uses,
    };

    /// <summary>The levels with their tokens, each shorter than the one before it: what is not shorter is of no use.</summary>
    private static List<(DefinitionLevel Level, int[] Tokens)> Measure(IReadOnlyList<DefinitionLevel> levels)
    {
        var measured = new List<(DefinitionLevel Level, int[] Tokens)>();
        foreach (var (level, tokens) in levels.Select(level => (level, Tokens: level.Tokenize())).OrderByDescending(pair => pair.Tokens.Length))
        {
            if (measured.Count == 0 || tokens.Length < measured[^1].Tokens.Length)
            {
                measured.Add((level, tokens));
            }
        }

        return measured;
    }
}
