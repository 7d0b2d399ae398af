namespace EigenFlux.Scenes.Values;

/// <summary>What an expression is evaluated in.</summary>
public interface IEvaluationScope
{
    /// <summary>The value of a slot; empty text before it has one.</summary>
    FluxValue Find(string name);

    /// <summary>An element of the list, which is not empty, drawn with the run's seed.</summary>
    FluxValue Pick(IReadOnlyList<FluxValue> list);

    /// <summary>The value of a share or mean over runs, which only tests have.</summary>
    FluxValue Measure(Expression.Statistic statistic) => throw new EvaluationException("Only a test measures runs.");

    /// <summary>The members of a coalition; empty for a character.</summary>
    IReadOnlyList<FluxValue> Members(FluxValue.Character coalition);

    /// <summary>A text or a list is put together, or looked through: the larger, the longer it takes.</summary>
    /// <param name="characters">The characters of a text, or of the texts in a list.</param>
    /// <param name="elements">The elements of a list.</param>
    void CountWork(long characters, long elements)
    {
    }

    /// <summary>The tokens of a text, to reckon with texts of which a part is not known; a rule of thumb where there is no model.</summary>
    int CountTokens(string text) => (text.Length + 3) / 4;
}
