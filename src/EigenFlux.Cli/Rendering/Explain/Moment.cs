namespace EigenFlux.Cli.Rendering.Explain;

/// <summary>When something happens.</summary>
/// <param name="Beat">The beat.</param>
/// <param name="Generated">The tokens generated in the scene until then.</param>
internal readonly record struct Moment(int Beat, int Generated);
