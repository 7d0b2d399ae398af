using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>The texts whose turns were written by hand, and the part that each belongs to.</summary>
internal static class WrittenTexts
{
    /// <summary>The folder of the texts: of each its program and its turns.</summary>
    public static string Folder { get; } = Path.Combine(Places.Root, "benchmarks", "layout", "written");

    /// <summary>The texts.</summary>
    public static IReadOnlyList<(string Name, TextPart Part)> All { get; } =
    [
        ("ferry", TextPart.Tuning),
        ("kitchen", TextPart.Tuning),
        ("repair-shop", TextPart.Tuning),
        ("orchestra", TextPart.Validation),
        ("guilds", TextPart.Validation),
        ("village-play", TextPart.Validation),
        ("inquest", TextPart.Test),
        ("expedition", TextPart.Test),
        ("lighthouse", TextPart.Test),
        ("nighttrain", TextPart.Test),
    ];

    /// <summary>The windows in which the texts are played, in tokens.</summary>
    public static IReadOnlyList<int> Windows { get; } = [1024, 1536];
}
