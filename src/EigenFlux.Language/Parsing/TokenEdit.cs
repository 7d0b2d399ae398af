namespace EigenFlux.Language.Parsing;

/// <summary>A change of the tokens that may fix a mistake.</summary>
/// <param name="At">Where.</param>
/// <param name="Remove">How many tokens are taken out there.</param>
/// <param name="Insert">What is put in there.</param>
/// <param name="Closer">A closing brace put back too, at the place that its position in the source gives it, or null.</param>
internal readonly record struct TokenEdit(int At, int Remove, FluxToken[] Insert, FluxToken? Closer = null)
{
    public void Apply(List<FluxToken> tokens)
    {
        if (Remove > 0)
        {
            tokens.RemoveRange(At, Remove);
        }

        tokens.InsertRange(At, Insert);
        if (Closer is not null)
        {
            var place = At + Insert.Length;
            while (place < tokens.Count && tokens[place].Start < Closer.Start)
            {
                place++;
            }

            tokens.Insert(place, Closer);
        }
    }
}
