using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Layout;

/// <summary>The programs that layouts are measured on, and the windows they are given.</summary>
internal static class Suite
{
    /// <summary>The name of the file with the words of the suite, which are its tokens.</summary>
    public const string WordsName = "words.txt";

    /// <summary>Where the programs and their turns are.</summary>
    public static string Folder { get; } = Path.Combine(Places.Root, "benchmarks", "layout");

    /// <summary>Each program with its windows, in hundredths of what it would need if nothing were ever deleted.</summary>
    public static IReadOnlyList<(string Name, int[] Windows)> Programs { get; } =
    [
        ("two-hander", [25, 60]),
        ("short", [60, 90]),
        ("jury", [25, 40]),
        ("village", [25, 40]),
        ("serial", [25, 60]),
        ("radio", [25, 40]),
        ("relay", [25, 40, 90]),
        ("interviews", [25, 60]),
        ("desk", [25, 40]),
        ("inn", [25, 40]),
        ("tabletop", [25, 40]),
        ("court", [25, 40]),
        ("mentions", [25, 40, 60]),
        ("novel", [25, 40]),
        ("ensemble", [25, 40, 60, 90]),
    ];
}
