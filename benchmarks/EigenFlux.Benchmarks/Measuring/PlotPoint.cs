namespace EigenFlux.Benchmarks.Measuring;

/// <summary>A point of a curve.</summary>
/// <param name="X">Where it is.</param>
/// <param name="Y">How high it is.</param>
/// <param name="Label">What is written beside it.</param>
internal readonly record struct PlotPoint(double X, double Y, string Label);
