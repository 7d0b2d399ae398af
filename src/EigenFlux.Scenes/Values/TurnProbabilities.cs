namespace EigenFlux.Scenes.Values;

/// <summary>How probable the alternatives of a turn were that is a choice.</summary>
internal static class TurnProbabilities
{
    // As it stands in prose: "0.123456".
    private static readonly FluxValue Unknown = new FluxValue.Unknown(3, 8);

    /// <summary>The probability of a value; 0 before the first turn, and for what is no alternative.</summary>
    /// <param name="turn">A turn, or a capture of turns, of which the last is meant.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="EvaluationException">The turn has no probabilities.</exception>
    public static FluxValue Of(FluxValue turn, FluxValue value)
    {
        switch (turn)
        {
            case FluxValue.Capture capture:
                return Of(capture.Last, value);
            case FluxValue.Unknown:
                return Unknown;
            case FluxValue.Turn { Probabilities: { } probabilities }:
                return value is FluxValue.Unknown
                    ? Unknown
                    : new FluxValue.Number(probabilities.FirstOrDefault(pair => Evaluator.AreEqual(pair.Key, value)).Value);
            case FluxValue.Turn:
                throw new EvaluationException("This turn has no probabilities: its model gives none.");
            default:
                return new FluxValue.Number(0);
        }
    }
}
