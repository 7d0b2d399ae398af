using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Compiler.Views;

/// <summary>Who sees a text.</summary>
public static class Audiences
{
    /// <summary>The names of those who alone see a text, a coalition's members among them; null for everyone.</summary>
    /// <param name="audience">Who was named; nobody for everyone.</param>
    /// <param name="evaluator">Knows the scene's values.</param>
    /// <exception cref="EvaluationException">One of them is no character.</exception>
    public static IReadOnlySet<string>? Of(IReadOnlyList<Expression> audience, Evaluator evaluator)
    {
        if (audience.Count == 0)
        {
            return null;
        }

        var seers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var named in audience)
        {
            switch (Evaluator.Single(evaluator.Evaluate(named)))
            {
                case FluxValue.Character who:
                    seers.Add(who.Id);
                    seers.UnionWith(evaluator.MembersOf(who).Select(member => member.Id));
                    break;
                case FluxValue.Unknown:
                    return null; // Only the run can tell: the window is reckoned as if all saw it.
                default:
                    throw new EvaluationException("A character is needed behind 'seen by'.");
            }
        }

        return seers;
    }

    /// <summary>Whether a text is for certain in everyone's window. One whom only a run can tell is not everyone.</summary>
    /// <param name="audience">Who was named; nobody for everyone.</param>
    /// <param name="viewers">All who have a window.</param>
    /// <param name="evaluator">Knows the scene's arguments.</param>
    public static bool IsEveryones(IReadOnlyList<Expression> audience, IEnumerable<string> viewers, Evaluator evaluator)
    {
        if (audience.Count == 0)
        {
            return true;
        }

        var named = audience.Select(one => Evaluator.Single(evaluator.Evaluate(one))).OfType<FluxValue.Character>()
            .SelectMany(who => evaluator.MembersOf(who).Prepend(who)).Select(who => who.Id).ToHashSet(StringComparer.Ordinal);
        return viewers.All(named.Contains);
    }
}
