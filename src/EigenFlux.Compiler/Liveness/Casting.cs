using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Compiler.Liveness;

/// <summary>Who is cast, and on what.</summary>
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

    /// <summary>Finds who of the cast is named in a text: by name, or by the name in prose.</summary>
    /// <param name="cast">Who is cast.</param>
    /// <param name="characters">The program's characters.</param>
    public static NameFinder Names(IEnumerable<string> cast, IReadOnlyDictionary<string, CharacterProgram> characters) =>
        new(cast.SelectMany(id => ((string Name, string Id)[])[(id, id), (characters[id].Display, id)]));
}
