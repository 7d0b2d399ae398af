using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Benchmarks.Native;

/// <summary>Several sequences in a native context, with the library's own defaults and nothing of EigenFlux between.</summary>
internal sealed class BareSequences : IDisposable
{
    private const int BatchSize = 512;

    private readonly LlamaContextHandle handle;
    private readonly Batch batch = new(BatchSize, 1);
    private readonly int[] lengths;

    /// <summary>Makes a context whose sequences share one memory.</summary>
    public BareSequences(LlamaModelHandle model, int cells, int sequences, int threads)
    {
        var parameters = LlamaApi.llama_context_default_params();
        parameters.ContextSize = (uint)cells;
        parameters.BatchSize = BatchSize;
        parameters.MicroBatchSize = BatchSize;
        parameters.MaximumSequences = (uint)sequences;
        parameters.MaximumOutputs = (uint)sequences;
        parameters.Threads = threads;
        parameters.BatchThreads = threads;
        parameters.KvUnified = 1;
        parameters.NoPerf = 1;
        handle = LlamaApi.llama_init_from_model(model, parameters);
        if (handle.IsInvalid)
        {
            throw new InvalidOperationException("llama.cpp makes no context.");
        }

        lengths = new int[sequences];
    }

    /// <summary>Computes a prefix once and gives it to all sequences.</summary>
    public void Share(ReadOnlySpan<int> prefix)
    {
        Append(0, prefix);
        for (var sequence = 1; sequence < lengths.Length; sequence++)
        {
            LlamaApi.llama_memory_seq_cp(LlamaApi.llama_get_memory(handle), 0, sequence, -1, -1);
            lengths[sequence] = prefix.Length;
        }
    }

    /// <summary>Computes tokens in one sequence, and the logits after the last of them.</summary>
    public void Append(int sequence, ReadOnlySpan<int> tokens)
    {
        while (!tokens.IsEmpty)
        {
            batch.Clear();
            for (var i = 0; i < Math.Min(tokens.Length, BatchSize); i++)
            {
                batch.Add(tokens[i], lengths[sequence]++, sequence, -1);
            }

            batch.MarkLast();
            Decode();
            tokens = tokens[batch.Count..];
        }
    }

    /// <summary>Computes the next token of each sequence, all in one batch, and the logits after each.</summary>
    public void Step(ReadOnlySpan<int> tokens)
    {
        batch.Clear();
        for (var sequence = 0; sequence < tokens.Length; sequence++)
        {
            batch.Add(tokens[sequence], lengths[sequence]++, sequence, -1);
        }

        batch.MarkAll();
        Decode();
    }

    public void Dispose()
    {
        batch.Dispose();
        handle.Dispose();
    }

    private unsafe void Decode()
    {
        if (LlamaApi.llama_decode(handle, batch.Native) != 0)
        {
            throw new InvalidOperationException("llama.cpp does not decode.");
        }

        // The library may compute only when it is asked.
        LlamaApi.llama_get_logits_ith(handle, batch.Count - 1);
    }
}
