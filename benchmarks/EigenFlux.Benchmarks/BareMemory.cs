using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Benchmarks.Native;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Benchmarks;

/// <summary>
/// In a process of its own: loads the model, makes a context and decodes one token, with the native library alone. Prints how much
/// memory was resident before that, and the peak with it, in bytes.
/// </summary>
internal static class BareMemory
{
    public static unsafe void Run(int window)
    {
        BareApi.Load();
        var before = ProcessMemory.Read("VmRSS", Environment.ProcessId) ?? 0;
        using var model = LlamaApi.llama_model_load_from_file(Places.Model!, LlamaApi.llama_model_default_params());
        using var context = new BareContext(model, window, threads: 1);
        context.Decode([LlamaApi.llama_vocab_bos(LlamaApi.llama_model_get_vocab(model))]);
        context.Likeliest();
        Console.Write($"{before} {ProcessMemory.Read("VmHWM", Environment.ProcessId)}");
    }
}
