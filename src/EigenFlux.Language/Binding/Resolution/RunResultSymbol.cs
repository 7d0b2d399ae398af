using EigenFlux.Language.Symbols;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>In a test: the name of a value that a run returned and that is no capture.</summary>
internal sealed class RunResultSymbol(SceneSymbol scene, SceneResult result) : Symbol(result.Name, scene.Declaration)
{
    public SceneSymbol Scene { get; } = scene;

    public SceneResult Result { get; } = result;

    public override string KindName => "result";

    public override FluxType Type => Result.Type;
}
