namespace EigenFlux;

/// <summary>A way to name a model, for a person.</summary>
/// <param name="Engine">The engine's name.</param>
/// <param name="Usage">Which URIs it opens.</param>
public sealed record ModelListing(string Engine, string Usage);
