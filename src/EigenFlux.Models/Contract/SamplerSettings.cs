namespace EigenFlux.Models.Contract;

/// <summary>
/// How the next token is drawn. The steps are applied in the order of the members below; a null leaves its step out. Names and
/// meanings are those of llama.cpp's samplers.
/// </summary>
public sealed record SamplerSettings
{
    /// <summary>What is used where the author says nothing: temperature 0.8 and min-p 0.05.</summary>
    public static SamplerSettings Default { get; } = new() { Temperature = 0.8, MinP = 0.05 };

    /// <summary>Repetition penalty on single tokens, 1 for none.</summary>
    public double? RepeatPenalty { get; init; }

    /// <summary>How many of the last tokens the penalties look at; 64 where null.</summary>
    public int? RepeatWindow { get; init; }

    /// <summary>Strength of the DRY penalty on repeated sequences; 0 or null for none.</summary>
    public double? Dry { get; init; }

    /// <summary>Base of the DRY penalty's growth with a repetition's length; 1.75 where null.</summary>
    public double? DryBase { get; init; }

    /// <summary>The longest repetition that DRY leaves alone, in tokens; 2 where null.</summary>
    public int? DryLength { get; init; }

    /// <summary>Only the k likeliest tokens stay; all where null or 0.</summary>
    public int? TopK { get; init; }

    /// <summary>Only the tokens nearest to the typical surprise stay, up to this share of the probability.</summary>
    public double? Typical { get; init; }

    /// <summary>Only the likeliest tokens stay, up to this share of the probability.</summary>
    public double? TopP { get; init; }

    /// <summary>Only tokens stay that are at least this share as likely as the likeliest.</summary>
    public double? MinP { get; init; }

    /// <summary>The temperature; 0 always takes the likeliest token, 1 is the model's own distribution, null means 1.</summary>
    public double? Temperature { get; init; }
}
