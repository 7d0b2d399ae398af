using EigenFlux.Models.LlamaCpp.Gguf;
using EigenFlux.Models.LlamaCpp.Native;
using EigenFlux.Models.Opening;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>Opens GGUF files with llama.cpp's native library, on the CPU or, where the build chose such a library, a GPU.</summary>
public sealed class LlamaEngine : IModelEngine
{
    internal const string EngineName = "llama.cpp";

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public string Usage => "PATH.gguf, gguf:PATH or file:PATH: a GGUF file, computed by llama.cpp";

    /// <inheritdoc/>
    public bool Accepts(ModelUri uri) => uri.Scheme is "gguf" or "file"
        || (uri.Scheme.Length == 0 && uri.Path.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public ILanguageModel Open(ModelUri uri, ModelOptions options)
    {
        LlamaLibrary.Load();
        var file = GgufFile.Read(uri.ResolvePath(options.BaseFolder));
        if (file.Tensors == 0)
        {
            throw new ModelException(
                ModelErrorKind.Unreadable,
                $"'{file.Path}' holds a vocabulary and no model. It can lend its tokenizer, and cannot generate.");
        }

        if (options.GpuLayers > 0 && !LlamaLibrary.HasGpu)
        {
            throw new ModelException(
                ModelErrorKind.Unsupported,
                $"{options.GpuLayers} layers were asked for on a GPU, and llama.cpp finds none. Build with -p:LlamaBackend=cuda, vulkan or metal, or leave the GPU layers out.");
        }

        return new LlamaModel(uri, file, options, LlamaLoader.Load(file, options.GpuLayers, vocabularyOnly: false));
    }

    /// <inheritdoc/>
    public ITokenizer OpenTokenizer(ModelUri uri, ModelOptions options)
    {
        LlamaLibrary.Load();
        var file = GgufFile.Read(uri.ResolvePath(options.BaseFolder));
        return new LlamaTokenizer(LlamaLoader.Load(file, gpuLayers: 0, vocabularyOnly: true), file, ownsModel: true);
    }
}
