using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>Makes the library stop a batch when a token is cancelled. It asks before each operation of the graph, on the CPU alone.</summary>
internal sealed unsafe class AbortFlag : IDisposable
{
    private readonly NativeBuffer flag = new(sizeof(int));

    public AbortFlag() => *(int*)flag.Pointer = 0;

    /// <summary>The function that the library asks.</summary>
    public static nint Callback => (nint)(delegate* unmanaged[Cdecl]<void*, byte>)&IsSet;

    /// <summary>What it asks with.</summary>
    public nint Data => (nint)flag.Pointer;

    /// <summary>Sets the flag when a token is cancelled, until the result is disposed. Nothing is registered for a token that cannot be.</summary>
    public Scope When(CancellationToken cancellation) => cancellation.CanBeCanceled ? new Scope(this, cancellation) : default;

    /// <inheritdoc/>
    public void Dispose() => flag.Dispose();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte IsSet(void* data) => (byte)Volatile.Read(ref *(int*)data);

    /// <summary>The time in which a token is listened to.</summary>
    public readonly struct Scope : IDisposable
    {
        private readonly AbortFlag? owner;
        private readonly CancellationTokenRegistration registration;

        public Scope(AbortFlag owner, CancellationToken cancellation)
        {
            this.owner = owner;
            registration = cancellation.UnsafeRegister(static state => ((AbortFlag)state!).Set(1), owner);
        }

        public void Dispose()
        {
            // It waits for a callback that is running: the flag is not set afterwards.
            registration.Dispose();
            owner?.Set(0);
        }
    }

    private void Set(int value) => Volatile.Write(ref *(int*)flag.Pointer, value);
}
