using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EigenFlux.Models.LlamaCpp.Native;

[assembly: DisableRuntimeMarshalling]

namespace EigenFlux.Benchmarks.Native;

/// <summary>The functions of llama.cpp that its own examples use and EigenFlux does not.</summary>
internal static unsafe partial class BareApi
{
    private const string Llama = "llama";

    [LibraryImport(Llama)]
    internal static partial int llama_sampler_sample(LlamaSamplerHandle sampler, LlamaContextHandle context, int index);

    [LibraryImport(Llama, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint llama_sampler_init_grammar(nint vocabulary, string grammar, string root);

    [LibraryImport(Llama)]
    internal static partial LlamaBatch llama_batch_get_one(int* tokens, int count);

    /// <summary>Loads the library, from where EigenFlux has it.</summary>
    public static void Load()
    {
        LlamaLibrary.Load();
        var folder = Path.Combine(AppContext.BaseDirectory, LlamaLibrary.RelativeFolder);
        var file = Directory.EnumerateFiles(folder).First(path => Path.GetFileName(path).Split('.')[0] is "libllama" or "llama");
        NativeLibrary.SetDllImportResolver(typeof(BareApi).Assembly, (_, _, _) => NativeLibrary.Load(file));
    }
}
