using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Planning;

/// <summary>Reads the definitions of a scene's cast.</summary>
internal static class CastReader
{
    /// <summary>The definitions in the order of the source; those who have none are left out.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="context">What it is laid out for.</param>
    /// <param name="evaluator">Knows the scene's arguments.</param>
    /// <param name="unrolled">What the scene does.</param>
    public static IReadOnlyList<CastDefinition> Read(SceneProgram scene, SceneContext context, Evaluator evaluator, Unrolled unrolled)
    {
        var cast = Casting.Of(scene, evaluator);
        var unpinned = Entrances.Of(scene, evaluator, cast.Keys);
        var uses = DefinitionUses.Of(unrolled.Steps);
        var writer = new DefinitionWriter(context, evaluator);
        var sites = new Dictionary<string, SourceSite>(StringComparer.Ordinal);
        foreach (var entry in scene.Cast)
        {
            if (Evaluator.Single(evaluator.Evaluate(entry.Who)) is FluxValue.Character who)
            {
                sites.TryAdd(who.Id, entry.Site);
            }
        }

        return
        [
            .. from id in cast.Keys
               let levels = writer.Levels(context.Characters[id])
               where levels.Count > 0
               select new CastDefinition(
                   context.Characters[id],
                   sites.TryGetValue(id, out var site) ? site : null,
                   levels,
                   !unpinned.Contains(id),
                   uses.GetValueOrDefault(id) ?? DefinitionUses.None),
        ];
    }
}
