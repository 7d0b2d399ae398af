using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Story;

/// <summary>Who sees a text.</summary>
public static class Audiences
{
    /// <summary>The audience of a text, including the members of coalitions; everyone if only the run determines it.</summary>
    /// <param name="audience">Who was named; nobody for everyone.</param>
    /// <param name="evaluator">Knows the scene's values.</param>
    /// <exception cref="EvaluationException">One of them is no character.</exception>
    public static Audience Of(IReadOnlyList<Expression> audience, Evaluator evaluator)
    {
        if (audience.Count == 0)
        {
            return Audience.Everyone;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var named in audience)
        {
            switch (Evaluator.Single(evaluator.Evaluate(named)))
            {
                case FluxValue.Character who:
                    names.Add(who.Id);
                    names.UnionWith(evaluator.MembersOf(who).Select(member => member.Id));
                    break;
                case FluxValue.Unknown:
                    return Audience.Everyone; // Only the run determines it: the plan assumes that everyone sees it.
                default:
                    throw new EvaluationException("A character is needed after 'seen by'.");
            }
        }

        return Audience.Of(names.Order(StringComparer.Ordinal));
    }

    /// <summary>Whether a text is certainly in everyone's window. An audience that only a run determines is not everyone.</summary>
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
