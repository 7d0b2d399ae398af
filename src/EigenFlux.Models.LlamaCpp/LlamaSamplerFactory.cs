using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>Builds sampler chains from the library's own samplers, in the order of the settings' members.</summary>
internal sealed unsafe class LlamaSamplerFactory(LlamaTokenizer tokenizer) : IDisposable
{
    private const int DefaultRepeatWindow = 64;
    private const int LargestRepeatWindow = 1 << 20;

    // A DRY sampler searches the whole vocabulary for its breakers when it is made, so one is kept per setting and copied.
    // Several runs make samplers at once: all uses are under its lock.
    private readonly Dictionary<(float, float, int, int), LlamaSamplerHandle> dryPrototypes = [];
    private bool isDisposed;

    /// <summary>Whether the library has a processor.</summary>
    public static bool Has(ILogitProcessor processor) => processor is LogitBias or RepetitionPenalty;

    /// <summary>A chain for one turn.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="processors">The processors that come first, all of which the library has.</param>
    /// <exception cref="ModelException">A setting is out of its range.</exception>
    public LlamaSampler Create(SamplerSettings settings, ulong seed, IReadOnlyList<ILogitProcessor> processors)
    {
        Check(settings);
        var chain = LlamaApi.llama_sampler_chain_init(noPerf: 1);
        var window = Math.Min(settings.RepeatWindow ?? DefaultRepeatWindow, LargestRepeatWindow);
        var penalised = processors.Count > 0;
        foreach (var processor in processors)
        {
            Add(processor is LogitBias bias ? MakeBias(bias) : MakePenalty((RepetitionPenalty)processor));
        }

        if (settings.RepeatPenalty is { } repeat && repeat != 1 && window > 0)
        {
            Add(LlamaApi.llama_sampler_init_penalties(tokenizer.VocabularySize, window, (float)repeat, 0, 0));
            penalised = true;
        }

        if (settings.Dry is { } dry && dry != 0 && window > 0)
        {
            Add(CopyDry((float)dry, (float)(settings.DryBase ?? 1.75), settings.DryLength ?? 2, window));
            penalised = true;
        }

        if (settings.Temperature == 0)
        {
            // The likeliest token is wanted whatever the filters keep; typical sampling could drop it.
            Add(LlamaApi.llama_sampler_init_greedy());
            return new LlamaSampler(chain, penalised ? float.NegativeInfinity : 0);
        }

        if (settings.TopK is > 0 and var topK)
        {
            Add(LlamaApi.llama_sampler_init_top_k(topK));
        }

        if (settings.Typical is { } typical && typical < 1)
        {
            Add(LlamaApi.llama_sampler_init_typical((float)typical, 1));
        }

        if (settings.TopP is { } topP && topP < 1)
        {
            Add(LlamaApi.llama_sampler_init_top_p((float)topP, 1));
        }

        if (settings.MinP is { } minP && minP > 0)
        {
            Add(LlamaApi.llama_sampler_init_min_p((float)minP, 1));
        }

        if (settings.Temperature is { } temperature && temperature != 1)
        {
            Add(LlamaApi.llama_sampler_init_temp((float)temperature));
        }

        Add(LlamaApi.llama_sampler_init_dist(Fold(seed)));

        // Where min-p is the first to look at the logits, it drops what is far below the largest; a margin keeps the decision its own.
        var alone = !penalised && settings.TopK is null or 0 && settings.Typical is null or >= 1 && settings.TopP is null or >= 1;
        return new LlamaSampler(chain, alone && settings.MinP is > 0 ? MathF.Log((float)settings.MinP) - 0.01f : float.NegativeInfinity);

        void Add(nint sampler) => LlamaApi.llama_sampler_chain_add(chain, sampler);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (dryPrototypes)
        {
            isDisposed = true;
            foreach (var prototype in dryPrototypes.Values)
            {
                prototype.Dispose();
            }

            dryPrototypes.Clear();
        }
    }

    private nint MakeBias(LogitBias bias)
    {
        var biases = new LlamaLogitBias[bias.Biases.Length];
        for (var i = 0; i < biases.Length; i++)
        {
            biases[i] = new LlamaLogitBias { Token = bias.Biases[i].Key.Value, Bias = bias.Biases[i].Value };
        }

        fixed (LlamaLogitBias* start = biases)
        {
            return LlamaApi.llama_sampler_init_logit_bias(tokenizer.VocabularySize, biases.Length, start);
        }
    }

    private nint MakePenalty(RepetitionPenalty penalty) => LlamaApi.llama_sampler_init_penalties(
        tokenizer.VocabularySize, Math.Min(penalty.Window, LargestRepeatWindow), penalty.Repeat, penalty.Frequency, penalty.Presence);

    private nint CopyDry(float strength, float growth, int length, int window)
    {
        var key = (strength, growth, length, window);
        lock (dryPrototypes)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (!dryPrototypes.TryGetValue(key, out var prototype))
            {
                prototype = LlamaApi.llama_sampler_chain_init(noPerf: 1);
                dryPrototypes[key] = prototype;
                fixed (byte* line = "\n\0"u8, colon = ":\0"u8, quote = "\"\0"u8, star = "*\0"u8)
                {
                    var breakers = stackalloc byte*[] { line, colon, quote, star };
                    var sampler = LlamaApi.llama_sampler_init_dry(tokenizer.Vocabulary, strength, growth, length, window, breakers, 4);
                    LlamaApi.llama_sampler_chain_add(prototype, sampler);
                }
            }

            // A copied chain is a sampler like any other, and chains may hold chains.
            return LlamaApi.llama_sampler_clone(prototype.DangerousGetHandle());
        }
    }

    private static void Check(SamplerSettings settings)
    {
        Require(settings.Temperature is null or (>= 0 and < 1000), SamplerNames.Temperature, "0 or more");
        Require(settings.TopK is null or >= 0, SamplerNames.TopK, "0 or more");
        Require(settings.TopP is null or (> 0 and <= 1), SamplerNames.TopP, "more than 0 and at most 1");
        Require(settings.MinP is null or (>= 0 and <= 1), SamplerNames.MinP, "from 0 to 1");
        Require(settings.Typical is null or (> 0 and <= 1), SamplerNames.Typical, "more than 0 and at most 1");
        Require(settings.RepeatPenalty is null or (> 0 and < 1000), SamplerNames.RepeatPenalty, "more than 0");
        Require(settings.RepeatWindow is null or >= 0, SamplerNames.RepeatWindow, "0 or more");
        Require(settings.Dry is null or (>= 0 and < 1000), SamplerNames.Dry, "0 or more");
        Require(settings.DryBase is null or (>= 1 and < 1000), SamplerNames.DryBase, "1 or more");
        Require(settings.DryLength is null or >= 0, SamplerNames.DryLength, "0 or more");
    }

    private static void Require(bool holds, string name, string range)
    {
        if (!holds)
        {
            throw new ModelException(ModelErrorKind.Unsupported, $"The setting {name} is out of its range: it must be {range}.");
        }
    }

    /// <summary>The library's seeds have 32 bits, and the largest means a random one.</summary>
    private static uint Fold(ulong seed)
    {
        seed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
        seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EB;
        var folded = (uint)(seed ^ (seed >> 31));
        return folded == uint.MaxValue ? 0 : folded;
    }
}
