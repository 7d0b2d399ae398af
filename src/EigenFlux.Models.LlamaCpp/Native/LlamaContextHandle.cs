using System.Runtime.InteropServices;

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary>A context: the cache and the buffers that go with it.</summary>
internal sealed class LlamaContextHandle : SafeHandle
{
    public LlamaContextHandle()
        : base(0, ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        LlamaApi.llama_free(handle);
        return true;
    }
}
