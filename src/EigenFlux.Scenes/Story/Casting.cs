using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Story;

/// <summary>Determines the cast of a scene, and the model of each member.</summary>
public static class Casting
{
    /// <summary>The cast by name, in the order of the source, each with the model it is cast on: null for the scene's own.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="evaluator">Knows the scene's arguments.</param>
    public static IReadOnlyDictionary<string, FluxValue?> Of(SceneProgram scene, Evaluator evaluator)
    {
        var cast = new Dictionary<string, FluxValue?>(StringComparer.Ordinal);
        foreach (var entry in scene.Cast)
        {
            if (Evaluator.Single(evaluator.Evaluate(entry.Who)) is not FluxValue.Character who)
            {
                continue;
            }

            var model = entry.Model is null ? null : Evaluator.Single(evaluator.Evaluate(entry.Model));
            cast[who.Id] = model;
            foreach (var member in evaluator.MembersOf(who))
            {
                cast.TryAdd(member.Id, model);
            }
        }

        return cast;
    }
}
