using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Gguf;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>Has the library load a file that <see cref="GgufFile"/> found whole.</summary>
internal static unsafe class LlamaLoader
{
    /// <summary>Loads the model.</summary>
    /// <exception cref="ModelException">The library refuses the file.</exception>
    public static LlamaModelHandle Load(GgufFile file, int gpuLayers, bool repack)
    {
        var parameters = LlamaApi.llama_model_default_params();
        parameters.GpuLayers = gpuLayers;
        parameters.UseExtraBuffers = repack ? (byte)1 : (byte)0;
        return Load(file, parameters);
    }

    /// <summary>Loads the model's vocabulary alone.</summary>
    /// <exception cref="ModelException">The library refuses the file.</exception>
    public static LlamaModelHandle LoadVocabulary(GgufFile file)
    {
        var parameters = LlamaApi.llama_model_default_params();
        parameters.VocabOnly = 1;
        return Load(file, parameters);
    }

    private static LlamaModelHandle Load(GgufFile file, LlamaModelParams parameters)
    {
        // A text is tokenized as it stands: what comes before it is the page-state's, so no space is put there.
        var overrides = stackalloc LlamaKvOverride[2];
        new Span<LlamaKvOverride>(overrides, 2).Clear();
        overrides[0].Tag = LlamaKvOverride.Bool;
        overrides[0].BoolValue = 0;
        "tokenizer.ggml.add_space_prefix"u8.CopyTo(new Span<byte>(overrides[0].Key, 128));
        parameters.KvOverrides = overrides;

        LlamaLog.Clear();
        var handle = LlamaApi.llama_model_load_from_file(file.Path, parameters);
        if (handle.IsInvalid)
        {
            handle.Dispose();
            throw new ModelException(
                ModelErrorKind.Unreadable,
                $"'{file.Path}' cannot be loaded by llama.cpp {LlamaLibrary.Release}: {LlamaLog.LastErrors() ?? "it gives no reason"}.");
        }

        return handle;
    }
}
