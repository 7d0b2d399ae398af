using System.Runtime.InteropServices;

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary><c>llama_token_data_array</c>: the candidates, which samplers remove and reorder in place.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LlamaTokenDataArray
{
    public LlamaTokenData* Data;
    public nuint Size;

    /// <summary>The index in <see cref="Data"/> of the candidate that was drawn, or -1.</summary>
    public long Selected;
    public byte Sorted;
}
