using System.Runtime.InteropServices;

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary>llama.cpp's samplers, under their own names.</summary>
internal static unsafe partial class LlamaApi
{
    [LibraryImport(Llama)]
    internal static partial LlamaSamplerHandle llama_sampler_chain_init(byte noPerf);

    /// <summary>The chain owns what is added to it.</summary>
    [LibraryImport(Llama)]
    internal static partial void llama_sampler_chain_add(LlamaSamplerHandle chain, nint sampler);

    [LibraryImport(Llama)]
    internal static partial void llama_sampler_free(nint sampler);

    [LibraryImport(Llama)]
    internal static partial nint llama_sampler_clone(nint sampler);

    [LibraryImport(Llama)]
    internal static partial void llama_sampler_apply(LlamaSamplerHandle sampler, LlamaTokenDataArray* candidates);

    [LibraryImport(Llama)]
    internal static partial void llama_sampler_accept(LlamaSamplerHandle sampler, int token);

    [LibraryImport(Llama)]
    internal static partial nint llama_sampler_init_greedy();

    [LibraryImport(Llama)]
    internal static partial nint llama_sampler_init_dist(uint seed);

    [LibraryImport(Llama)]
    internal static partial nint llama_sampler_init_top_k(int k);

    [LibraryImport(Llama)]
    internal static partial nint llama_sampler_init_top_p(float p, nuint keep);

    [LibraryImport(Llama)]
    internal static partial nint llama_sampler_init_min_p(float p, nuint keep);

    [LibraryImport(Llama)]
    internal static partial nint llama_sampler_init_typical(float p, nuint keep);

    [LibraryImport(Llama)]
    internal static partial nint llama_sampler_init_temp(float temperature);

    [LibraryImport(Llama)]
    internal static partial nint llama_sampler_init_penalties(int vocabulary, int last, float repeat, float frequency, float presence);

    [LibraryImport(Llama)]
    internal static partial nint llama_sampler_init_logit_bias(int vocabulary, int count, LlamaLogitBias* biases);

    [LibraryImport(Llama)]
    internal static partial nint llama_sampler_init_dry(
        nint vocabulary, float multiplier, float growth, int allowedLength, int last, byte** breakers, nuint breakerCount);
}
