using System.Text.RegularExpressions;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Story;

/// <summary>
/// The default scene that writes a summary: the summarised scene's own model reads the previous summary and the deleted text, and
/// continues with the new summary in the format of the target.
/// </summary>
public static class SummaryScene
{
    /// <summary>The parameter that receives the deleted text.</summary>
    public const string Fallen = "fallen";

    /// <summary>The parameter that receives the summary so far, followed by an empty line; empty if there is none.</summary>
    public const string Before = "before";

    /// <summary>The parameter that receives the maximum number of tokens of the new summary.</summary>
    public const string Budget = "budget";

    /// <summary>The parameter that receives the model of the summarised scene.</summary>
    public const string Model = "model";

    private const string Capture = "summary";
    private const string Opening = "The story so far, in short:";
    private const string Request = "Tell in a few sentences what has happened so far. Leave out nothing that matters later.";

    /// <summary>The summariser of a scene whose author names none. No scene of a program has such a name.</summary>
    public static SummaryProgram ProgramFor(string scene) => new($"summary of {scene}", Fallen, Before, IsOwn: true);

    /// <summary>Adds the scenes that sum up those that need one, and their targets.</summary>
    /// <param name="scenes">The scenes of a program.</param>
    /// <param name="targets">The targets of the scenes; receives those of the new ones.</param>
    /// <returns>The scenes with the new ones.</returns>
    public static IReadOnlyDictionary<string, SceneProgram> AddTo(
        IReadOnlyDictionary<string, SceneProgram> scenes, Dictionary<string, TargetData> targets)
    {
        var all = new Dictionary<string, SceneProgram>(scenes, StringComparer.Ordinal);
        foreach (var scene in scenes.Values.Where(scene => scene.Deletion.Summary is { IsOwn: true }))
        {
            var target = targets[scene.Name];
            var own = Of(scene, target);
            all[own.Name] = own;
            targets[own.Name] = TargetFor(target);
        }

        return all;
    }

    private static SceneProgram Of(SceneProgram scene, TargetData target)
    {
        List<StopRule> stops =
        [
            new StopRule.Paragraph(),
            new StopRule.EndOfText(),
            new StopRule.Tokens(new Expression.Variable(Budget)),
        ];
        if (target.Label.Length > 0)
        {
            // A line that begins as a speech does is the story going on.
            stops.Add(new StopRule.Pattern(Regex.Escape(target.Label).Replace(@"\{name}", @"[^\n:""]{1,60}", StringComparison.Ordinal)));
        }

        return scene with
        {
            Name = scene.Deletion.Summary!.Scene,
            Parameters =
            [
                new Parameter(Fallen, ParameterType.Text, false, null),
                new Parameter(Before, ParameterType.Text, false, null),
                new Parameter(Budget, ParameterType.Integer, false, null),
                new Parameter(Model, ParameterType.Model, false, null),
            ],
            Model = new Expression.Variable(Model),
            Deletion = new DeletionSpec(DeletionKind.Turn),
            LoreBudget = 0,
            Cast = [],
            Pins = [],
            Body =
            [
                // A note is kept: where it does not fit, that is an error and not an omission.
                new Instruction.Write("story", WriteKind.Note, null, Prompt(target), null) { Site = scene.Site },
                new Instruction.Generate(Capture, [], null, stops) { Site = scene.Site },
                new Instruction.Return([new Instruction.Argument(Capture, new Expression.Variable(Capture))]) { Site = scene.Site },
            ],
        };
    }

    /// <summary>The prompt of the model: the summary so far, the deleted text, and for a target of messages the request.</summary>
    private static Expression.Template Prompt(TargetData target)
    {
        var end = new FluxValue.Text(target.WholeSegmentsOnly ? $"\n\n{Request}" : "\n\n");
        return new Expression.Template([new Expression.Variable(Before), new Expression.Variable(Fallen), new Expression.Constant(end)]);
    }

    /// <summary>The target of a scene, for its summary: a target of messages asks for it in one, and others begin it.</summary>
    private static TargetData TargetFor(TargetData target) => target.WholeSegmentsOnly
        ? target with { Note = target.Narration }
        : target with
        {
            Note = new TextFrame([], "", []),
            NarratorTurn = new TextFrame([new Markup(Opening)], " ", [new Markup("\n")]),
        };
}
