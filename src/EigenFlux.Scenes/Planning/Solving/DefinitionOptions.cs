using EigenFlux.Scenes.Planning.Layout;

namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>All that can be decided for a definition.</summary>
public static class DefinitionOptions
{
    /// <summary>The choices: absent, each level pinned, and each level in the stream in every way, left to the policy or transient; null where they are more than <paramref name="most"/>.</summary>
    public static IReadOnlyList<DefinitionChoice>? Of(LayoutDefinition definition, int most)
    {
        var ways = new List<(bool[] Covered, bool[] Held)>();
        if (!Ways(new bool[definition.Uses.Count], new bool[definition.Uses.Count], 0, ways, most / definition.Levels.Count))
        {
            return null;
        }

        var choices = new List<DefinitionChoice> { DefinitionChoice.Absent };
        for (var level = 0; level < definition.Levels.Count; level++)
        {
            if (definition.MayBePinned)
            {
                choices.Add(DefinitionChoice.InPrefix(level));
            }

            choices.AddRange(ways.Select(way => new DefinitionChoice(level, false, way.Covered, way.Held)));
            choices.AddRange(ways.Where(way => !way.Held.Contains(true)).Select(way => new DefinitionChoice(level, false, way.Covered, way.Held) { IsTransient = true }));
        }

        return choices;
    }

    /// <summary>Every way to cover ranges of beats, and to hold between two that follow one another and are both covered.</summary>
    private static bool Ways(bool[] covered, bool[] held, int use, List<(bool[] Covered, bool[] Held)> ways, int most)
    {
        if (ways.Count > most)
        {
            return false;
        }

        if (use == covered.Length)
        {
            if (covered.Contains(true))
            {
                ways.Add(([.. covered], [.. held]));
            }

            return true;
        }

        covered[use] = false;
        if (!Ways(covered, held, use + 1, ways, most))
        {
            return false;
        }

        covered[use] = true;
        if (!Ways(covered, held, use + 1, ways, most))
        {
            return false;
        }

        if (use > 0 && covered[use - 1])
        {
            held[use - 1] = true;
            var within = Ways(covered, held, use + 1, ways, most);
            held[use - 1] = false;
            return within;
        }

        return true;
    }
}
