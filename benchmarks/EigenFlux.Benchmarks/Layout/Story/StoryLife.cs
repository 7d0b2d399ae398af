using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Schedule;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Benchmarks.Layout.Story;

/// <summary>
/// Finds the beats at which things are live. Where the compiler says it, it is asked; where it does not, a definition is live when its
/// character speaks, when the author's text of that beat names it, and from <c>enter</c> to <c>exit</c>.
/// </summary>
internal static class StoryLife
{
    public static void Find(ScenePlan plan, SceneProgram scene, IReadOnlyList<StoryItem> head, IReadOnlyList<StoryItem> stream)
    {
        var told = plan.Segments.Where(segment => segment.Uses.Count > 0).ToLookup(segment => segment.Id);
        var byId = stream.ToDictionary(item => item.Id);
        var presence = told.Any() ? [] : Presence(scene.Body);
        foreach (var item in head.Where(item => item.Kind == SegmentKind.Definition))
        {
            item.Live = told.Contains(item.Id)
                ? [.. told[item.Id].SelectMany(segment => segment.Uses)]
                : told.Any() ? []
                : [.. plan.Beats.Where(Uses).Select(beat => new BeatRange(beat.Index, beat.Index)), .. presence.GetValueOrDefault(item.Id, [])];

            bool Uses(PlannedBeat beat) => byId.TryGetValue(beat.Segment, out var written)
                && (beat.Speaker == item.Owner || (!beat.Generated && written.Text.Contains(item.Display, StringComparison.Ordinal)));
        }

        foreach (var item in stream)
        {
            var segment = plan.Stream.First(segment => segment.Id == item.Id);
            item.Live = item.Kind is SegmentKind.Setting or SegmentKind.Note
                ? [new BeatRange(segment.Birth, segment.LastUse)]
                : Recalled(plan, segment);
        }
    }

    /// <summary>A step of the story is live where it is kept, and where it is recalled.</summary>
    private static IReadOnlyList<BeatRange> Recalled(ScenePlan plan, PlannedSegment segment)
    {
        var recalls = plan.Beats.Where(beat => beat.Segment == segment.Id && beat.Index > segment.Birth).Select(beat => new BeatRange(beat.Index, beat.Index)).ToList();
        return recalls.Count > 0 ? recalls
            : segment.LastUse > segment.Birth ? [new BeatRange(segment.Birth + 1, segment.LastUse)]
            : [];
    }

    /// <summary>From which beat to which each character is present, in a scene whose entrances stand in no loop.</summary>
    private static Dictionary<string, List<BeatRange>> Presence(IReadOnlyList<Instruction> body)
    {
        var ranges = new Dictionary<string, List<BeatRange>>(StringComparer.Ordinal);
        var since = new Dictionary<string, int>(StringComparer.Ordinal);
        var beat = 0;
        foreach (var instruction in body)
        {
            switch (instruction)
            {
                case Instruction.Write or Instruction.Generate or Instruction.Retain { Action: RetainAction.Recall }:
                    beat++;
                    break;
                case Instruction.Presence { Enters: true } enters:
                    since[Name(enters)] = beat++;
                    break;
                case Instruction.Presence exits:
                    Leave(Name(exits));
                    break;
                default:
                    if (instruction.Bodies.Any() && Nested(instruction))
                    {
                        throw new NotSupportedException("An entrance in a loop: ask the compiler who is present.");
                    }

                    break;
            }
        }

        foreach (var name in since.Keys.ToList())
        {
            Leave(name);
        }

        return ranges;

        void Leave(string name)
        {
            if (since.Remove(name, out var from))
            {
                if (!ranges.TryGetValue(name, out var list))
                {
                    ranges[name] = list = [];
                }

                list.Add(new BeatRange(from, beat - 1));
            }
        }
    }

    private static bool Nested(Instruction instruction) => instruction is Instruction.Presence || instruction.Bodies.Any(body => body.Any(Nested));

    private static string Name(Instruction.Presence presence) =>
        ((FluxValue.Character)((Expression.Constant)presence.Who).Value).Id;
}
