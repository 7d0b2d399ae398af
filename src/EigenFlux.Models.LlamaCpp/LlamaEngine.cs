using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Gguf;
using EigenFlux.Models.LlamaCpp.Native;
using EigenFlux.Models.Opening;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>Opens GGUF files with llama.cpp's native library, on the CPU or, where the build chose such a library, a GPU.</summary>
public sealed class LlamaEngine : IModelEngine
{
    internal const string EngineName = "llama.cpp";

    private const string Repack = "repack";

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public string Usage =>
        "PATH.gguf, gguf:PATH or file:PATH: a GGUF file, computed by llama.cpp; ?repack=off: the same bits however tokens were batched, slower";

    /// <inheritdoc/>
    public bool Accepts(ModelUri uri) => uri.Scheme is "gguf" or "file"
        || (uri.Scheme.Length == 0 && uri.Path.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public ILanguageModel Open(ModelUri uri, ModelOptions options)
    {
        var repack = ReadRepack(uri);
        LlamaLibrary.Load();
        var file = GgufFile.Read(options.PathOf(uri));
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

        return new LlamaModel(uri, file, options, repack, LlamaLoader.Load(file, options.GpuLayers, repack));
    }

    /// <inheritdoc/>
    public ITokenizer OpenTokenizer(ModelUri uri, ModelOptions options)
    {
        ReadRepack(uri);
        LlamaLibrary.Load();
        var file = GgufFile.Read(options.PathOf(uri));
        return new LlamaTokenizer(LlamaLoader.LoadVocabulary(file), file, ownsModel: true);
    }

    /// <summary>
    /// Whether weights are laid out anew for the processor when they are loaded. The library then computes batches of fewer than four
    /// tokens by other instructions than larger ones: faster by a quarter, and rounded otherwise, by some thousandths of a nat.
    /// </summary>
    private static bool ReadRepack(ModelUri uri)
    {
        foreach (var (key, value) in uri.Query)
        {
            if (key != Repack || value is not ("on" or "off"))
            {
                throw new ModelException(
                    ModelErrorKind.UnknownModel,
                    $"'{uri.Text}' has the parameter '{key}={value}'; a GGUF model takes {Repack}=on and {Repack}=off.");
            }
        }

        return uri.Query.GetValueOrDefault(Repack) != "off";
    }
}
