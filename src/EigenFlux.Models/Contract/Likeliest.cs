namespace EigenFlux.Models.Contract;

/// <summary>Finds the likeliest tokens of a row.</summary>
public static class Likeliest
{
    /// <summary>Writes the tokens with the largest values, the largest first; of two equal values the lower id first. Nothing is allocated.</summary>
    /// <param name="row">One value for each token: logits or log-probabilities. One that is not a number never counts.</param>
    /// <param name="tokens">As many places as tokens are wanted.</param>
    /// <param name="values">As many places: their values.</param>
    /// <returns>The number of tokens that were written.</returns>
    public static int Write(ReadOnlySpan<float> row, Span<TokenId> tokens, Span<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, tokens.Length, nameof(values));
        var count = 0;
        for (var i = 0; i < row.Length; i++)
        {
            if (float.IsNaN(row[i]) || (count == tokens.Length && (count == 0 || row[i] <= values[count - 1])))
            {
                continue;
            }

            var at = count < tokens.Length ? count++ : count - 1;
            for (; at > 0 && values[at - 1] < row[i]; at--)
            {
                (tokens[at], values[at]) = (tokens[at - 1], values[at - 1]);
            }

            (tokens[at], values[at]) = (new TokenId(i), row[i]);
        }

        return count;
    }
}
