namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>The price of computation, in the unit of the plan's cost: a definition of weight 1 that is absent at one turn at which it is live.</summary>
/// <param name="Evaluated">A token that is evaluated for a definition of the stream, once or again.</param>
public readonly record struct LayoutPrices(double Evaluated)
{
    /// <summary>The price by default.</summary>
    public static LayoutPrices Default { get; } = new(1e-4);
}
