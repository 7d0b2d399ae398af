using EigenFlux.Cli.Terminal;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Rendering;

/// <summary>
/// The colours and letters of segments in a map: one for each owner, and one for lore, in two shades that distinguish neighbours.
/// </summary>
internal sealed class MapColours
{
    public const int Free = 235;
    private const string SceneOwner = "scene";
    private const int PrefixLight = 67;
    private const int PrefixDark = 60;
    private const int SceneLight = 243;
    private const int SceneDark = 239;
    private const int NarratorLight = 252;
    private const int NarratorDark = 247;
    private const int LoreLight = 187;
    private const int LoreDark = 144;

    private const int OwnLight = 227;
    private const int OwnDark = 221;

    // A word of the language, so that nobody's name.
    private const string Lore = "lore";

    // The darker shade of each hue of the palette.
    private static readonly Dictionary<int, int> Shades = new()
    {
        [74] = 31, [173] = 130, [107] = 65, [140] = 97, [179] = 136, [168] = 125, [73] = 30, [139] = 96, [143] = 100, [67] = 24,
    };

    private readonly SpeakerHues hues;
    private readonly Dictionary<string, char> letters = new(StringComparer.Ordinal);

    public MapColours(SpeakerHues hues) => this.hues = hues;

    /// <summary>Whether a segment is one of nobody's: the scene's or the narrator's.</summary>
    public static bool IsNobodys(string owner) => owner == SceneOwner || owner == FluxValue.Character.Narrator.Id;

    /// <summary>By whose colour a segment is shown: its owner's, and for an entry of lore, which is the scene's, <c>lore</c>.</summary>
    public static string OwnerOf(PlannedSegment segment) => segment.Kind == SegmentKind.Lore ? Lore : segment.Owner;

    /// <summary>The colour of a part of the window.</summary>
    public int Of(WindowHistory.Part part)
    {
        var light = part.Number % 2 == 0;
        return part.Segment.Placement == Placement.Prefix
            ? light ? PrefixLight : PrefixDark
            : part.Segment.Placement == Placement.Tail ? light ? OwnLight : OwnDark
            : part.Segment.Kind == SegmentKind.Lore ? light ? LoreLight : LoreDark
            : IsNobodys(part.Segment.Owner)
                ? part.Segment.Owner == SceneOwner ? light ? SceneLight : SceneDark : light ? NarratorLight : NarratorDark
                : light ? hues.Of(part.Segment.Owner) : Shades.GetValueOrDefault(hues.Of(part.Segment.Owner), SceneDark);
    }

    /// <summary>The look of an owner's name, as <see cref="OwnerOf"/> gives it.</summary>
    public Style StyleOf(string owner) => owner == Lore ? Style.Foreground(LoreLight)
        : IsNobodys(owner)
        ? Style.Foreground(owner == SceneOwner ? SceneLight : NarratorLight)
        : Style.Foreground(hues.Of(owner));

    /// <summary>The look of the prefix in a legend.</summary>
    public static Style Prefix => Style.Foreground(PrefixLight);

    /// <summary>The look of what is pinned in some windows alone in a legend.</summary>
    public static Style Own => Style.Foreground(OwnLight);

    /// <summary>The letter of an owner where there are no colours: its first that no other has.</summary>
    public char LetterOf(string owner)
    {
        if (letters.TryGetValue(owner, out var letter))
        {
            return letter;
        }

        var wanted = owner.Concat("ABCDEFGHIJKLMNOPQRSTUVWXYZ").Where(char.IsAsciiLetter).Select(char.ToUpperInvariant);
        return letters[owner] = wanted.Append('?').FirstOrDefault(one => !letters.ContainsValue(one), '?');
    }

    /// <summary>The mark of a part of the window where there are no colours.</summary>
    public char MarkOf(WindowHistory.Part part) => part.Segment.Placement == Placement.Prefix
        ? part.Number % 2 == 0 ? '#' : '='
        : part.Segment.Placement == Placement.Tail
        ? part.Number % 2 == 0 ? '%' : '&'
        : part.Number % 2 == 0 ? LetterOf(OwnerOf(part.Segment)) : char.ToLowerInvariant(LetterOf(OwnerOf(part.Segment)));
}
