using System.Globalization;
using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.LlamaCpp.Gguf;
using EigenFlux.Models.LlamaCpp.Native;
using EigenFlux.Models.Opening;
using Names = EigenFlux.Models.Contract.SamplerNames;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>A GGUF model.</summary>
internal sealed unsafe class LlamaModel : ILanguageModel, INativeDecoding
{
    private static readonly HashSet<string> Settings =
    [
        Names.Temperature, Names.TopK, Names.TopP, Names.MinP, Names.Typical,
        Names.Dry, Names.DryBase, Names.DryLength, Names.RepeatPenalty, Names.RepeatWindow,
    ];

    // Asked for once: the library writes its answer into one buffer of the process.
    private static readonly Lazy<string?> Kernels = new(
        () => System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)LlamaApi.llama_print_system_info()));

    private readonly int gpuLayers;
    private readonly bool isRepacked;
    private readonly LlamaTokenizer tokenizer;
    private readonly LlamaSamplerFactory samplers;

    /// <summary>Takes over a loaded model.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="file">The file.</param>
    /// <param name="options">How it was opened.</param>
    /// <param name="isRepacked">Whether weights may have been laid out anew for the processor.</param>
    /// <param name="handle">The loaded model.</param>
    public LlamaModel(ModelUri uri, GgufFile file, ModelOptions options, bool isRepacked, LlamaModelHandle handle)
    {
        (gpuLayers, this.isRepacked) = (options.GpuLayers, isRepacked);
        Handle = handle;
        File = file;
        Threads = Math.Max(1, options.Threads ?? Environment.ProcessorCount);
        OnGpu = options.GpuLayers > 0;
        tokenizer = new LlamaTokenizer(handle, file, ownsModel: false);
        samplers = new LlamaSamplerFactory(tokenizer);
        if (LlamaApi.llama_model_has_encoder(handle) != 0 || LlamaApi.llama_model_has_decoder(handle) == 0)
        {
            handle.Dispose();
            throw new ModelException(
                ModelErrorKind.Unsupported,
                $"'{file.Path}' is no model that continues a text: it encodes one. Use a decoder-only model.");
        }

        var recurrent = LlamaApi.llama_model_is_recurrent(handle) != 0 || LlamaApi.llama_model_is_hybrid(handle) != 0;
        Cache = new CacheAbilities(
            IsRecurrent: recurrent,
            SlidingWindow: recurrent ? 0 : Math.Max(0, LlamaApi.llama_model_n_swa(handle)),
            CanShift: !recurrent && ProbeShift());
        Info = Describe(uri);
    }

    /// <inheritdoc/>
    public ModelInfo Info { get; }

    /// <inheritdoc/>
    public ITokenizer Tokenizer => tokenizer;

    /// <inheritdoc/>
    public IReadOnlySet<string> SamplerNames => Settings;

    internal LlamaModelHandle Handle { get; }

    internal GgufFile File { get; }

    internal int Threads { get; }

    internal bool OnGpu { get; }

    internal CacheAbilities Cache { get; }

    /// <inheritdoc/>
    public IModelContext CreateContext(ContextOptions options)
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Window, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Sessions, 1, nameof(options));
        if (options.Window > Info.MaximumWindow)
        {
            throw new ModelException(
                ModelErrorKind.WindowTooLarge,
                $"A window of {options.Window} tokens was asked for, and the model was made for {Info.MaximumWindow}. Ask for at most {Info.MaximumWindow}.");
        }

        return new LlamaContext(this, options);
    }

    /// <inheritdoc/>
    public ISampler CreateSampler(SamplerRequest request)
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        return samplers.Create(request.Settings, request.Seed, []);
    }

    /// <inheritdoc/>
    public ISampler? TryCreateSampler(DecodingPlan plan)
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        return plan.Processors.All(LlamaSamplerFactory.Has) ? samplers.Create(plan.Request.Settings, plan.Request.Seed, plan.Processors) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        samplers.Dispose();
        Handle.Dispose();
    }

    /// <summary>Bytes that the cache takes for one token, as the model's shape gives it (16-bit keys and values).</summary>
    internal long CacheBytesPerToken()
    {
        var family = Value("general.architecture") ?? "";
        var heads = Math.Max(1, LlamaApi.llama_model_n_head(Handle));
        var width = LlamaApi.llama_model_n_embd(Handle) / heads;
        long key = int.TryParse(Value($"{family}.attention.key_length"), out var k) ? k : width;
        long value = int.TryParse(Value($"{family}.attention.value_length"), out var v) ? v : width;
        return LlamaApi.llama_model_n_layer(Handle) * (long)Math.Max(1, LlamaApi.llama_model_n_head_kv(Handle)) * (key + value) * 2;
    }

    /// <summary>Asks the library whether this model's cache can move: only a context knows, so a very small one is made.</summary>
    private bool ProbeShift()
    {
        var parameters = LlamaApi.llama_context_default_params();
        parameters.ContextSize = 32;
        parameters.BatchSize = 1;
        parameters.MicroBatchSize = 1;
        parameters.MaximumOutputs = 1;
        parameters.SwaFull = 1;
        using var context = LlamaApi.llama_init_from_model(Handle, parameters);
        return !context.IsInvalid && LlamaApi.llama_memory_can_shift(LlamaApi.llama_get_memory(context)) != 0;
    }

    private ModelInfo Describe(ModelUri uri)
    {
        Span<byte> buffer = stackalloc byte[256];
        string description;
        fixed (byte* start = buffer)
        {
            var count = LlamaApi.llama_model_desc(Handle, start, (nuint)buffer.Length);
            description = Encoding.UTF8.GetString(buffer[..Math.Clamp(count, 0, buffer.Length - 1)]);
        }

        var name = Value("general.name");
        var template = LlamaApi.llama_model_chat_template(Handle, null);
        var shift = Cache.CanShift ? ModelCapabilities.Shift : ModelCapabilities.None;
        return new ModelInfo
        {
            Uri = uri.Text,
            Engine = LlamaEngine.EngineName,
            Family = Value("general.architecture") ?? "unknown",
            Description = name is null ? description : $"{name} ({description})",
            MaximumWindow = LlamaApi.llama_model_n_ctx_train(Handle),
            Capabilities = ModelCapabilities.LogProbabilities | ModelCapabilities.Fork | ModelCapabilities.Batch | ModelCapabilities.State
                | ModelCapabilities.HiddenStates | ModelCapabilities.Steering | shift,
            LazyFingerprint = new Lazy<string>(() => Convert.ToHexStringLower(File.Fingerprint)),
            StateRelease = Release(),
            Bytes = File.Length,
            ChatTemplate = template is null ? null : System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)template),
            Note = Cache.CanShift ? null
                : Cache.IsRecurrent ? "This model's memory cannot be shifted or cut: every deletion computes the whole page-state again."
                : "This model's cache cannot be shifted: every deletion is exact.",
        };
    }

    /// <summary>All that decides how the library rounds: its release, its kernels for this processor, and how the weights are laid out.</summary>
    private string Release() => string.Create(
        CultureInfo.InvariantCulture, $"{LlamaLibrary.Release}; {Kernels.Value}; GPU layers {gpuLayers}; repack {(isRepacked ? "on" : "off")}");

    private string? Value(string key)
    {
        Span<byte> buffer = stackalloc byte[256];
        fixed (byte* start = buffer)
        {
            var count = LlamaApi.llama_model_meta_val_str(Handle, key, start, (nuint)buffer.Length);
            return count < 0 ? null : Encoding.UTF8.GetString(buffer[..Math.Min(count, buffer.Length - 1)]);
        }
    }
}
