namespace EigenFlux.Cli.Rendering.Explain;

/// <summary>One stay of a segment in the window.</summary>
/// <param name="From">The beat at which it is written.</param>
/// <param name="To">The last beat after which any of it is there.</param>
/// <param name="At">Its first position when it is written.</param>
/// <param name="Tokens">Its tokens when it is written.</param>
/// <param name="Left">Its tokens at its last beat.</param>
/// <param name="Falls">When it begins to lose tokens; null where it never does.</param>
/// <param name="Gone">When nothing of it is left; null where it stays to the end.</param>
internal sealed record SegmentLife(int From, int To, int At, int Tokens, int Left, Moment? Falls, Moment? Gone);
