namespace EigenFlux.Models.Contract;

/// <summary>One token of a model's vocabulary, from 0 to the vocabulary's size less one.</summary>
/// <param name="Value">The index into the vocabulary.</param>
public readonly record struct TokenId(int Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
