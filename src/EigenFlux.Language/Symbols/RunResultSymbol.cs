namespace EigenFlux.Language.Symbols;

/// <summary>In a test: the name of a value that a run returned and that is no capture.</summary>
public sealed class RunResultSymbol : Symbol
{
    internal RunResultSymbol(SceneSymbol scene, SceneResult result)
        : base(result.Name, scene.Declaration) => (Scene, Result) = (scene, result);

    /// <summary>The scene that was run.</summary>
    public SceneSymbol Scene { get; }

    /// <summary>The value.</summary>
    public SceneResult Result { get; }

    /// <inheritdoc/>
    public override string KindName => "result";

    /// <inheritdoc/>
    public override FluxType Type => Result.Type;
}
