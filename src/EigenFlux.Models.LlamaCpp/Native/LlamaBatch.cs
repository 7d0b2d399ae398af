using System.Runtime.InteropServices;

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary><c>llama_batch</c>: one row per token.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LlamaBatch
{
    public int Count;
    public int* Tokens;
    public float* Embeddings;
    public int* Positions;
    public int* SequenceCounts;
    public int** Sequences;
    public sbyte* Outputs;
}
