namespace EigenFlux.Scenes.Values;

/// <summary>The scope in which an expression is evaluated.</summary>
public interface IEvaluationScope
{
    /// <summary>The value of a slot; empty text before it has one.</summary>
    FluxValue Find(string name);

    /// <summary>Draws an element of a non-empty list with the run's seed.</summary>
    FluxValue Pick(IReadOnlyList<FluxValue> list);

    /// <summary>The value of a share or mean over runs, available only in tests.</summary>
    FluxValue Measure(Expression.Statistic statistic) => throw new EvaluationException("Only a test measures runs.");

    /// <summary>The members of a coalition; empty for a character.</summary>
    IReadOnlyList<FluxValue> Members(FluxValue.Character coalition);

    /// <summary>Counts the work of building or searching a text or a list, which is proportional to its size.</summary>
    /// <param name="characters">The characters of a text, or of the texts in a list.</param>
    /// <param name="elements">The elements of a list.</param>
    void CountWork(long characters, long elements)
    {
    }

    /// <summary>The number of tokens of a text, for estimates of texts that are partly unknown; approximate if there is no model.</summary>
    int CountTokens(string text) => (text.Length + 3) / 4;
}
