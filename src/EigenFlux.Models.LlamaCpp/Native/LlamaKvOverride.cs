using System.Runtime.InteropServices;

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary><c>llama_model_kv_override</c>: a value put in the place of one in a file's metadata.</summary>
[StructLayout(LayoutKind.Explicit, Size = 264)]
internal unsafe struct LlamaKvOverride
{
    /// <summary>The tag of a truth value.</summary>
    public const int Bool = 2;

    [FieldOffset(0)]
    public int Tag;

    /// <summary>The key, ended by a zero; an empty one ends the list.</summary>
    [FieldOffset(4)]
    public fixed byte Key[128];

    [FieldOffset(136)]
    public byte BoolValue;
}
