namespace EigenFlux.Models.Contract;

/// <summary>The names of sampler settings in the language and on the command line.</summary>
public static class SamplerNames
{
    /// <summary><see cref="SamplerSettings.Temperature"/>.</summary>
    public const string Temperature = "temperature";

    /// <summary><see cref="SamplerSettings.TopK"/>.</summary>
    public const string TopK = "top_k";

    /// <summary><see cref="SamplerSettings.TopP"/>.</summary>
    public const string TopP = "top_p";

    /// <summary><see cref="SamplerSettings.MinP"/>.</summary>
    public const string MinP = "min_p";

    /// <summary><see cref="SamplerSettings.Typical"/>.</summary>
    public const string Typical = "typical";

    /// <summary><see cref="SamplerSettings.Dry"/>.</summary>
    public const string Dry = "dry";

    /// <summary><see cref="SamplerSettings.DryBase"/>.</summary>
    public const string DryBase = "dry_base";

    /// <summary><see cref="SamplerSettings.DryLength"/>.</summary>
    public const string DryLength = "dry_length";

    /// <summary><see cref="SamplerSettings.RepeatPenalty"/>.</summary>
    public const string RepeatPenalty = "repeat_penalty";

    /// <summary><see cref="SamplerSettings.RepeatWindow"/>.</summary>
    public const string RepeatWindow = "repeat_window";
}
