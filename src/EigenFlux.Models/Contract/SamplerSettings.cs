namespace EigenFlux.Models.Contract;

/// <summary>
/// The settings for drawing the next token. The steps are applied in the order of the members; null omits a step. Names and
/// semantics are those of llama.cpp's samplers.
/// </summary>
public sealed record SamplerSettings
{
    /// <summary>The default settings: temperature 0.8 and min-p 0.05.</summary>
    public static SamplerSettings Default { get; } = new() { Temperature = 0.8, MinP = 0.05 };

    /// <summary>Repetition penalty on single tokens, 1 for none.</summary>
    public double? RepeatPenalty { get; init; }

    /// <summary>The number of recent tokens for the penalties; 64 if null.</summary>
    public int? RepeatWindow { get; init; }

    /// <summary>Strength of the DRY penalty on repeated sequences; 0 or null for none.</summary>
    public double? Dry { get; init; }

    /// <summary>Base of the DRY penalty's growth with a repetition's length; 1.75 if null.</summary>
    public double? DryBase { get; init; }

    /// <summary>The longest repetition that DRY does not penalize, in tokens; 2 if null.</summary>
    public int? DryLength { get; init; }

    /// <summary>Keeps only the k likeliest tokens; all if null or 0.</summary>
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
