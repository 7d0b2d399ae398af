namespace EigenFlux.Benchmarks.Layout.Generation;

/// <summary>A character of a program of the suite.</summary>
/// <param name="Id">Its name in the program.</param>
/// <param name="Display">Its name in the story.</param>
/// <param name="Brief">The shorter level of its definition.</param>
/// <param name="Full">The fuller one; empty where there is none.</param>
/// <param name="Voice">How it talks; empty where nothing is said.</param>
/// <param name="Lines">Example lines.</param>
/// <param name="Weight">What its absence costs.</param>
internal sealed record Person(
    string Id, string Display, string Brief, string Full, string Voice, IReadOnlyList<string> Lines, double Weight = 1);
