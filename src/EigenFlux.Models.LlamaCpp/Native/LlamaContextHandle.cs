using System.Runtime.InteropServices;

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary>A context: the cache and the buffers that go with it.</summary>
internal sealed class LlamaContextHandle : SafeHandle
{
    private LlamaModelHandle? model;
    private long cacheBytes;

    public LlamaContextHandle()
        : base(0, ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Keeps the model until this is released, in whatever order the two are disposed or collected.</summary>
    /// <param name="owner">The model.</param>
    /// <param name="bytes">The bytes that its cache has taken of <see cref="CacheMemory.OfProcess"/>; they are returned when it is released.</param>
    public void Hold(LlamaModelHandle owner, long bytes)
    {
        cacheBytes = bytes;
        var held = false;
        owner.DangerousAddRef(ref held);
        model = owner;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        LlamaApi.llama_free(handle);
        CacheMemory.OfProcess.Return(cacheBytes);
        model?.DangerousRelease();
        return true;
    }
}
