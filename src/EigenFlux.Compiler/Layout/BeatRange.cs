namespace EigenFlux.Compiler.Layout;

/// <summary>Beats that follow one another.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
public readonly record struct BeatRange(int From, int To);
