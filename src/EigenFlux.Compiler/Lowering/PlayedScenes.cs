using EigenFlux.Language.Binding;
using EigenFlux.Language.Symbols;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Compiler.Lowering;

/// <summary>The scenes that coalitions play.</summary>
internal static class PlayedScenes
{
    /// <summary>What a speaker plays; null for one that speaks itself. One that inherits from a coalition does so too: it imitates.</summary>
    public static PlayProgram? Of(SpeakerSymbol speaker, ProgramNames names) => speaker is CoalitionSymbol { Plays: { } scene }
        ? new PlayProgram(names[scene], scene.Parameters.First(parameter => parameter.Type.Kind == FluxTypeKind.Text).Name)
        : null;

    /// <summary>The scenes that may be played in a scene: whoever speaks there is cast, by name or by a parameter that may be any.</summary>
    public static IEnumerable<SceneSymbol> Of(BoundScene scene, BoundProgram program)
    {
        var cast = scene.Header.Cast.Select(entry => entry.Symbol).ToList();
        IEnumerable<SpeakerSymbol> speakers =
            cast.TrueForAll(symbol => symbol is SpeakerSymbol) ? WithMembers(cast.OfType<SpeakerSymbol>()) : program.Coalitions;
        return speakers.OfType<CoalitionSymbol>().Select(coalition => coalition.Plays).OfType<SceneSymbol>();
    }

    /// <summary>The speakers with all that they are made of, each once: coalitions may share members, and be deep in one another.</summary>
    private static List<SpeakerSymbol> WithMembers(IEnumerable<SpeakerSymbol> speakers)
    {
        var found = new List<SpeakerSymbol>(speakers.Distinct());
        var seen = found.ToHashSet();
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(found[i] is CoalitionSymbol coalition ? coalition.Members.Where(seen.Add) : []);
        }

        return found;
    }
}
