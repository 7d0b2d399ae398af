using System.Diagnostics;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Testing.Execution;

/// <summary>The runs of one <c>run</c> statement with one set of arguments.</summary>
/// <param name="image">The scene, compiled for the arguments.</param>
/// <param name="index">The number of the case in the test, from 0.</param>
/// <param name="plan">The case, before any run.</param>
internal sealed class RunGroup(FluxImage image, int index, TestCaseResult plan)
{
    private readonly List<Observation> observations = [];

    public FluxImage Image => image;

    public int Index => index;

    public TestCaseResult Plan => plan;

    public IReadOnlyList<Observation> Observations => observations;

    public int Planned => plan.Planned;

    public bool IsExhausted => observations.Count >= plan.Planned;

    public Stopwatch Watch { get; } = new();

    public List<Expectation> Expectations { get; } = [];

    public List<Report> Reports { get; } = [];

    /// <summary>The seeds of the next runs.</summary>
    public IReadOnlyList<ulong> NextSeeds(int most) =>
    [
        .. Enumerable.Range(observations.Count, Math.Min(most, plan.Planned - observations.Count))
            .Select(run => unchecked(plan.FirstSeed + (ulong)run)),
    ];

    public void Add(Observation observation) => observations.Add(observation);

    /// <summary>What it came to.</summary>
    /// <param name="isCut">Whether the test ended before all was decided.</param>
    public TestCaseResult Result(bool isCut) => plan with
    {
        Done = observations.Count,
        Tokens = observations.Sum(observation => (long)observation.Done.Generated),
        Elapsed = Watch.Elapsed,
        Expectations = [.. Expectations.Select(expectation => expectation.Result(isCut))],
        Reports = [.. Reports.Select(report => report.Result())],
    };

    /// <summary>What an argument is to a cache of images.</summary>
    public static string KeyOf(FluxValue value) => value is FluxValue.List list
        ? $"[{string.Concat(list.Items.Select(KeyOf))}]"
        : value switch
        {
            FluxValue.Character character => Key('c', character.Id),
            FluxValue.Number number => Key('n', number.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
            _ => Key(value.GetType().Name[0], value.AsText()),
        };

    private static string Key(char kind, string text) => $"{kind}{text.Length}:{text}";
}
