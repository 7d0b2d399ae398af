using EigenFlux.Scenes.Planning.Layout;

namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>The tokens of definitions that choices want in the window at each beat.</summary>
internal sealed class WindowLoad(LayoutProblem problem)
{
    // Differences from beat to beat, so that a range costs two steps.
    private readonly long[] changes = new long[problem.Beats + 1];

    /// <summary>Adds what a choice wants.</summary>
    public void Add(LayoutDefinition definition, DefinitionChoice choice) => Add(definition, choice, 1);

    /// <summary>Takes away what a choice wants.</summary>
    public void Remove(LayoutDefinition definition, DefinitionChoice choice) => Add(definition, choice, -1);

    /// <summary>For each beat, the tokens that are left.</summary>
    public int[] Left()
    {
        var left = new int[problem.Beats];
        var sum = 0L;
        for (var beat = 0; beat < left.Length; beat++)
        {
            sum += changes[beat];
            left[beat] = (int)Math.Clamp(problem.Capacity[beat] - sum, int.MinValue, int.MaxValue);
        }

        return left;
    }

    /// <summary>For each beat, the tokens that are too many; negative where some are left.</summary>
    public int[] Over() => Array.ConvertAll(Left(), left => -left);

    private void Add(LayoutDefinition definition, DefinitionChoice choice, int times)
    {
        if (choice.Level < 0)
        {
            return;
        }

        var level = definition.Levels[choice.Level];
        if (choice.Pinned)
        {
            Range(0, problem.Beats, level.Pinned * times);
            return;
        }

        var isThere = false;
        for (var i = 0; i < definition.Uses.Count; i++)
        {
            var use = definition.Uses[i];
            if (choice.IsTransient)
            {
                // It comes before the first turn, unless it is there from the range before.
                isThere = isThere && definition.Uses[i - 1].To + 1 == use.From;
                var from = !choice.Covers(i) ? null : isThere ? use.From : problem.FirstTurn(use);
                isThere = from is not null;
                if (from is { } beat)
                {
                    Range(beat, use.To + 1, level.Streamed * times);
                }
            }
            else if (choice.Covers(i))
            {
                var to = choice.Holds(i) && i + 1 < definition.Uses.Count ? definition.Uses[i + 1].From : definition.Uses[i].To + 1;
                Range(definition.Uses[i].From, to, level.Streamed * times);
            }
        }
    }

    private void Range(int from, int to, long tokens)
    {
        changes[from] += tokens;
        changes[to] -= tokens;
    }
}
