using System.Runtime.InteropServices;

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary>A context: the cache and the buffers that go with it.</summary>
internal sealed class LlamaContextHandle : SafeHandle
{
    private LlamaModelHandle? model;

    public LlamaContextHandle()
        : base(0, ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Keeps the model until this is released, in whatever order the two are disposed or collected.</summary>
    public void Hold(LlamaModelHandle owner)
    {
        var held = false;
        owner.DangerousAddRef(ref held);
        model = owner;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        LlamaApi.llama_free(handle);
        model?.DangerousRelease();
        return true;
    }
}
