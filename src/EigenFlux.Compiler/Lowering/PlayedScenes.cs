using EigenFlux.Compiler.Image;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Symbols;

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
        var speakers = cast.TrueForAll(symbol => symbol is SpeakerSymbol) ? cast.OfType<SpeakerSymbol>().SelectMany(WithMembers) : program.Coalitions;
        return speakers.OfType<CoalitionSymbol>().Select(coalition => coalition.Plays).OfType<SceneSymbol>();
    }

    private static IEnumerable<SpeakerSymbol> WithMembers(SpeakerSymbol speaker) =>
        speaker is CoalitionSymbol coalition ? coalition.Members.SelectMany(WithMembers).Prepend(coalition) : [speaker];
}
