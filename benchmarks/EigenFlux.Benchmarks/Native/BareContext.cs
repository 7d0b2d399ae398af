using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Benchmarks.Native;

/// <summary>One sequence in a native context, with the library's own defaults and nothing of EigenFlux between.</summary>
internal sealed unsafe class BareContext : IDisposable
{
    private const int BatchSize = 512;

    private readonly int vocabulary;

    public BareContext(LlamaModelHandle model, int window, int threads)
    {
        var parameters = LlamaApi.llama_context_default_params();
        parameters.ContextSize = (uint)window;
        parameters.BatchSize = BatchSize;
        parameters.MicroBatchSize = BatchSize;
        parameters.Threads = threads;
        parameters.BatchThreads = threads;
        parameters.SwaFull = 1;
        parameters.NoPerf = 1;
        Handle = LlamaApi.llama_init_from_model(model, parameters);
        if (Handle.IsInvalid)
        {
            throw new InvalidOperationException("llama.cpp makes no context.");
        }

        vocabulary = LlamaApi.llama_vocab_n_tokens(LlamaApi.llama_model_get_vocab(model));
    }

    public LlamaContextHandle Handle { get; }

    /// <summary>Computes tokens, and the logits after the last of them.</summary>
    public void Decode(ReadOnlySpan<int> tokens)
    {
        while (!tokens.IsEmpty)
        {
            var count = Math.Min(tokens.Length, BatchSize);
            fixed (int* first = tokens)
            {
                if (LlamaApi.llama_decode(Handle, BareApi.llama_batch_get_one(first, count)) != 0)
                {
                    throw new InvalidOperationException("llama.cpp does not decode.");
                }
            }

            tokens = tokens[count..];
        }
    }

    /// <summary>The next token as the library's own examples draw it.</summary>
    public int Draw(LlamaSamplerHandle chain) => BareApi.llama_sampler_sample(chain, Handle, -1);

    /// <summary>The likeliest token, found with vector instructions: the least that drawing can cost.</summary>
    public int Likeliest()
    {
        var row = LlamaApi.llama_get_logits_ith(Handle, -1);
        return new ReadOnlySpan<float>(row, vocabulary).IndexOf(LogProbabilities.Maximum(row, vocabulary));
    }

    public void Dispose() => Handle.Dispose();
}
