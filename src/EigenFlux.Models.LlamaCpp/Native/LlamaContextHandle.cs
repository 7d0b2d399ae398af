using System.Runtime.InteropServices;

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary>A context: the cache and the buffers that go with it.</summary>
internal sealed class LlamaContextHandle : SafeHandle
{
    private static long cacheBytes;

    private LlamaModelHandle? model;
    private long ownBytes;

    public LlamaContextHandle()
        : base(0, ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The bytes of memory that the caches of all contexts of the process take together.</summary>
    public static long CacheBytes => Interlocked.Read(ref cacheBytes);

    /// <summary>Keeps the model until this is released, in whatever order the two are disposed or collected.</summary>
    /// <param name="owner">The model.</param>
    /// <param name="bytes">The bytes of memory that the cache takes.</param>
    public void Hold(LlamaModelHandle owner, long bytes)
    {
        ownBytes = bytes;
        Interlocked.Add(ref cacheBytes, bytes);
        var held = false;
        owner.DangerousAddRef(ref held);
        model = owner;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        LlamaApi.llama_free(handle);
        Interlocked.Add(ref cacheBytes, -ownBytes);
        model?.DangerousRelease();
        return true;
    }
}
