using EigenFlux.Scenes.Values;

namespace EigenFlux.Testing;

/// <summary>The result of one <c>run</c> statement of a test with its arguments: its runs and its expectations.</summary>
/// <param name="Scene">The scene.</param>
/// <param name="Arguments">The arguments that the test gives, in the order of the source.</param>
/// <param name="Planned">The runs that were planned.</param>
/// <param name="FirstSeed">The seed of the first; each later one has the next.</param>
public sealed record TestCaseResult(
    string Scene, IReadOnlyList<KeyValuePair<string, FluxValue>> Arguments, int Planned, ulong FirstSeed)
{
    /// <summary>The number of completed runs: fewer than planned if they decided every expectation.</summary>
    public int Done { get; init; }

    /// <summary>The tokens that they generated.</summary>
    public long Tokens { get; init; }

    /// <summary>The duration of the runs.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The results of the expectations about these runs, or about these and earlier ones.</summary>
    public IReadOnlyList<ExpectationResult> Expectations { get; init; } = [];

    /// <summary>The results of the reports about these runs.</summary>
    public IReadOnlyList<ReportResult> Reports { get; init; } = [];

    /// <summary>The run as the language writes it.</summary>
    public string Call => $"{Scene}({string.Join(", ", Arguments.Select(argument => $"{argument.Key}: {Written(argument.Value)}"))})";

    private static string Written(FluxValue value) => value switch
    {
        FluxValue.Text text => $"\"{text.Value.Replace("\\", @"\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"",
        FluxValue.List list => $"[{string.Join(", ", list.Items.Select(Written))}]",
        FluxValue.Character character => character.Id,
        _ => value.AsText(),
    };
}
