using System.Runtime.InteropServices;

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary>Memory outside the managed heap, for what the library reads or writes.</summary>
internal sealed unsafe class NativeBuffer : SafeHandle
{
    /// <summary>Allocates <paramref name="bytes"/> bytes, aligned for vectors.</summary>
    public NativeBuffer(nuint bytes)
        : base(0, ownsHandle: true) => SetHandle((nint)NativeMemory.AlignedAlloc(bytes, 64));

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The memory, valid until this is disposed.</summary>
    public void* Pointer => (void*)handle;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
