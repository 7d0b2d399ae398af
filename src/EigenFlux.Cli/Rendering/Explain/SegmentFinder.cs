using EigenFlux.Compiler.Lowering;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Rendering.Explain;

/// <summary>Finds the segment that a name means.</summary>
internal static class SegmentFinder
{
    /// <summary>
    /// The segment of that name; the definition of the character, or the lore, that has that name or display name; or, as in the language,
    /// the last turn of a capture.
    /// </summary>
    /// <param name="facts">The plan.</param>
    /// <param name="name">The name.</param>
    /// <param name="problem">What is wrong with the name where nothing is found.</param>
    public static PlannedSegment? Find(PlanFacts facts, string name, out Diagnostic? problem)
    {
        problem = null;
        var characters = facts.Image.Characters.Values.Where(one => one.Id == name || one.Display == name).ToList();
        var found = facts.Segments.FirstOrDefault(segment => segment.Id == name)
            ?? facts.Segments.FirstOrDefault(segment =>
                segment.Kind == SegmentKind.Definition && characters.Any(character => character.Id == segment.Owner))
            ?? facts.Segments.FirstOrDefault(segment => segment.Kind == SegmentKind.Lore && facts.Image.Lore.GetValueOrDefault(segment.Id)?.Display == name)
            ?? facts.Segments.LastOrDefault(segment => segment.Kind == SegmentKind.Turn && Capture(segment.Id) == name);
        if (found is null)
        {
            var hint = characters.Count > 0
                ? "The character has no definition in this scene: it is not cast, or its declaration is empty."
                : "Name a character, or one of the segments that --map text lists.";
            problem = new DiagnosticBuilder(null).NoSuchSegment(facts.Plan.Scene, name, Suggestion.For(name, Names(facts)), hint);
        }

        return found;
    }

    private static IEnumerable<string> Names(PlanFacts facts) => facts.Segments.Select(segment => segment.Id)
        .Concat(facts.Segments.Where(segment => segment.Kind == SegmentKind.Definition)
            .Select(segment => facts.Image.Characters.GetValueOrDefault(segment.Owner)?.Display ?? segment.Owner))
        .Concat(facts.Segments.Where(segment => segment.Kind == SegmentKind.Lore).Select(segment => facts.Image.Lore[segment.Id].Display))
        .Concat(facts.Segments.Where(segment => segment.Kind == SegmentKind.Turn).Select(segment => Capture(segment.Id)))
        .Distinct(StringComparer.Ordinal);

    private static string Capture(string segment) => segment.LastIndexOf('[') is > 0 and var end ? segment[..end] : segment;
}
