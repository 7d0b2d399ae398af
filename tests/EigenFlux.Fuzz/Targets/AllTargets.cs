using EigenFlux.Fuzz.Engine;

namespace EigenFlux.Fuzz.Targets;

/// <summary>The targets. One for character cards has its place here when cards can be read.</summary>
internal static class AllTargets
{
    private static readonly FuzzTarget[] All =
    [
        new SourceTarget(), new FixTarget(), new FormatTarget(), new CompileTarget(), new RunTarget(), new ImageTarget(), new TraceTarget(), new CheckpointTarget(),
        new TargetFileTarget(), new WeightsTarget(), new GgufTarget(), new RegexTarget(), new ValueTarget(), new ArgumentTarget(), new LineTarget(), new PersonTarget(),
    ];

    /// <summary>The targets of these names; all where none is given.</summary>
    /// <exception cref="ArgumentException">There is no such target.</exception>
    public static IReadOnlyList<FuzzTarget> Named(IReadOnlyList<string> names) => names.Count == 0
        ? All
        : [.. names.Select(name => All.FirstOrDefault(target => target.Name == name)
            ?? throw new ArgumentException($"There is no target '{name}'. There are {string.Join(", ", All.Select(target => target.Name))}."))];
}
