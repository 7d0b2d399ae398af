using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Planning.Views;

/// <summary>
/// The views of a scene in which not everyone sees everything: one for each character of the cast, and the narrator's, which has
/// only the shared text. A text that is pinned in one view alone is at its end, right before its owner speaks, so that everything
/// else is the same in every view and is computed once.
/// </summary>
public sealed class SceneViews
{
    private readonly Dictionary<string, List<Secret>> secrets = new(StringComparer.Ordinal);

    private SceneViews(IReadOnlyList<string> viewers) => Viewers = viewers;

    /// <summary>Who has a view: the narrator first, then the cast in its order.</summary>
    public IReadOnlyList<string> Viewers { get; }

    /// <summary>The views of a scene; null if every character sees everything.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="cast">The cast.</param>
    /// <param name="characters">The program's characters.</param>
    /// <param name="evaluator">Knows the scene's arguments.</param>
    /// <exception cref="EvaluationException">A text cannot be computed.</exception>
    public static SceneViews? Of(
        SceneProgram scene, IEnumerable<string> cast, IReadOnlyDictionary<string, CharacterProgram> characters, Evaluator evaluator)
    {
        var views = new SceneViews([FluxValue.Character.Narrator.Id, .. cast]);
        for (var i = 0; i < scene.Pins.Count; i++)
        {
            if (Audiences.Of(scene.Pins[i].Audience, evaluator) is { IsEveryone: false } audience)
            {
                var pin = new Secret(PinName(i), SegmentKind.Pin, evaluator.Evaluate(scene.Pins[i].Text).AsText());
                views.Viewers.Where(audience.Contains).ToList().ForEach(viewer => views.Add(viewer, pin));
            }
        }

        foreach (var viewer in views.Viewers)
        {
            var known = characters.GetValueOrDefault(viewer)?.Knows ?? [];
            for (var i = 0; i < known.Count; i++)
            {
                views.Add(viewer, new Secret(
                    i == 0 ? $"{viewer}.knows" : $"{viewer}.knows{i + 1}", SegmentKind.Knows, evaluator.Evaluate(known[i]).AsText()));
            }
        }

        return views.secrets.Count > 0 || HasPrivateTexts(scene.Body) ? views : null;
    }

    /// <summary>The name of a pin's segment.</summary>
    /// <param name="index">The pin's number among all pins, from 0.</param>
    public static string PinName(int index) => $"pin{index + 1}";

    /// <summary>The texts that are pinned in the view of one character, or in some views only.</summary>
    public IReadOnlyList<Secret> SecretsOf(string viewer) => secrets.GetValueOrDefault(viewer) ?? [];

    /// <summary>Whether somebody says something, or the author sets or notes something, that not everyone sees.</summary>
    private static bool HasPrivateTexts(IReadOnlyList<Instruction> body) => body.Any(instruction => instruction switch
    {
        Instruction.Write write => write.Audience.Count > 0,
        Instruction.Generate turn => turn.Audience.Count > 0,
        _ => instruction.Bodies.Any(HasPrivateTexts),
    });

    private void Add(string viewer, Secret secret)
    {
        if (!secrets.TryGetValue(viewer, out var own))
        {
            secrets[viewer] = own = [];
        }

        own.Add(secret);
    }
}
