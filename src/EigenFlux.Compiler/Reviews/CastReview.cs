using EigenFlux.Compiler.Diagnostics;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Mentions;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Reviews;

/// <summary>
/// Finds two of a scene that are written alike and of whom the source alone does not say so: a parameter is one of them, or the narrator.
/// </summary>
/// <param name="evaluator">Computes who is cast; it knows the scene's arguments as far as they are known.</param>
/// <param name="files">The program's files, so that the places can be shown.</param>
internal sealed class CastReview(Evaluator evaluator, IReadOnlyList<SourceText> files)
{
    private const string Name = "{name}";

    /// <summary>The problems of one scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="target">The format of its texts; null if it depends on the model.</param>
    public IEnumerable<Diagnostic> Problems(SceneProgram scene, TargetData? target)
    {
        List<(string Key, string Who)> labels = target is null ? [] : [.. OthersLabels(scene, target)];
        var known = new List<Speaker>();
        foreach (var entry in scene.Cast)
        {
            if (Evaluator.Single(evaluator.Evaluate(entry.Who)) is not FluxValue.Character who)
            {
                continue;
            }

            var at = new DiagnosticBuilder(PlanDiagnostics.Locate(entry.Site, files));
            var coalitions = new List<Speaker>();
            foreach (var speaker in WithMembers(who))
            {
                var (key, isGiven) = (FoldedText.Key(speaker.Display), entry.Who is not Expression.Constant);
                if (key.Length == 0 || known.Exists(other => other.Id == speaker.Id))
                {
                    continue;
                }

                if (known.Find(other => other.Key == key) is { } first)
                {
                    if (isGiven || first.IsGiven)
                    {
                        yield return at.SameDisplayName(first.Id, speaker.Id, speaker.Display);
                    }

                    continue;
                }

                if (target is not null && labels.Find(label => LabelsOf(target, speaker.Display).Contains(label.Key)) is { Who: { } other })
                {
                    yield return at.SameDisplayName(other, speaker.Id, speaker.Display);
                }

                // A coalition may have the name of one of its own members.
                (evaluator.MembersOf(speaker).Any() ? coalitions : known).Add(new Speaker(speaker.Id, key, isGiven));
            }

            known.AddRange(coalitions);
        }
    }

    private List<FluxValue.Character> WithMembers(FluxValue.Character who)
    {
        var all = new List<FluxValue.Character> { who };
        var seen = new HashSet<string>(StringComparer.Ordinal) { who.Id };
        for (var i = 0; i < all.Count; i++)
        {
            all.AddRange(evaluator.MembersOf(all[i]).Where(member => seen.Add(member.Id)));
        }

        return all;
    }

    /// <summary>What opens the texts of a scene that no character says.</summary>
    private static IEnumerable<(string Key, string Who)> OthersLabels(SceneProgram scene, TargetData target)
    {
        var all = Instruction.All(scene.Body).ToList();
        var written = all.OfType<Instruction.Write>().Select(write => write.Kind).ToHashSet();
        var narrates = all.OfType<Instruction.Generate>().Any(turn => turn.Speakers.Count == 0 || turn.Speakers.Any(IsNarrator));
        (bool IsUsed, TextFrame Frame, string Who)[] frames =
        [
            (written.Contains(WriteKind.Narration), target.Narration, "The narrator"),
            (narrates, target.NarratorTurn, "The narrator"),
            (written.Contains(WriteKind.Setting), target.Setting, "The setting"),
            (written.Contains(WriteKind.Note), target.Note, "A note"),
        ];
        return frames.Where(frame => frame.IsUsed).Select(frame => (FoldedText.Key(TextFrame.Join(frame.Frame.Open)), frame.Who));
    }

    /// <summary>What opens a character's texts, if the character's name is in it.</summary>
    private static IEnumerable<string> LabelsOf(TargetData target, string display) => new[] { target.Line, target.Turn }
        .Select(frame => TextFrame.Join(frame.Open))
        .Where(open => open.Contains(Name, StringComparison.Ordinal))
        .Select(open => FoldedText.Key(open.Replace(Name, display.Trim(), StringComparison.Ordinal)));

    private static bool IsNarrator(Expression speaker) =>
        speaker is Expression.Constant { Value: FluxValue.Character { Id: var id } } && id == FluxValue.Character.Narrator.Id;

    private sealed record Speaker(string Id, string Key, bool IsGiven);
}
