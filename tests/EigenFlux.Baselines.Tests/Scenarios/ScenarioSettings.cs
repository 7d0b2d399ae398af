using System.Text.Json;
using System.Text.Json.Serialization;

namespace EigenFlux.Baselines.Tests.Scenarios;

/// <summary>How a scenario is compiled and run, from its <c>scenario.json</c>.</summary>
public sealed record ScenarioSettings
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The scene; null for the last one of the entry file.</summary>
    public string? Scene { get; init; }

    /// <summary>The scene's arguments.</summary>
    public Dictionary<string, string> Arguments { get; init; } = [];

    /// <summary>The model in the place of the scene's own.</summary>
    public string? Model { get; init; }

    /// <summary>The chat template in the place of the model's own.</summary>
    public string? Template { get; init; }

    /// <summary>Files of targets, in the scenario's folder.</summary>
    public string[] Targets { get; init; } = [];

    /// <summary>Other files in the scenario's folder that its program reads when it is compiled or run, such as a recording.</summary>
    public string[] Files { get; init; } = [];

    /// <summary>The kinds of baseline that the scenario goes without, because they would be very long. Without a trace it is not run.</summary>
    public BaselineKind[] Without { get; init; } = [];

    /// <summary>The seed of the run.</summary>
    public ulong Seed { get; init; } = 7;

    /// <summary>The most tokens that the run generates.</summary>
    public int MaximumTokens { get; init; } = 600;

    /// <summary>The most statements that the run executes.</summary>
    public long MaximumSteps { get; init; } = 100_000;

    /// <summary>What the person says who plays a character that is cast on <c>input</c>; then the person leaves.</summary>
    public string[] Answers { get; init; } = [];

    /// <summary>Reads the settings; those of a scenario without the file are the defaults.</summary>
    public static ScenarioSettings Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<ScenarioSettings>(File.ReadAllText(path), Json)! : new ScenarioSettings();
}
