using System.Runtime.InteropServices;

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary>A loaded model.</summary>
internal sealed class LlamaModelHandle : SafeHandle
{
    public LlamaModelHandle()
        : base(0, ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        LlamaApi.llama_model_free(handle);
        return true;
    }
}
