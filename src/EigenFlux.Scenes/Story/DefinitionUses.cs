namespace EigenFlux.Scenes.Story;

/// <summary>At which beats each character is live.</summary>
internal static class DefinitionUses
{
    /// <summary>The beats of each character that is live at all, in order and as few ranges as it takes.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<BeatRange>> Of(IReadOnlyList<PlanStep> steps)
    {
        var uses = new Dictionary<string, List<BeatRange>>(StringComparer.Ordinal);
        var since = new Dictionary<string, int>(StringComparer.Ordinal);
        var beat = 0;
        foreach (var step in steps)
        {
            switch (step)
            {
                case PlanStep.Presence { Present: true } presence:
                    since.TryAdd(presence.Character, beat);
                    break;
                case PlanStep.Presence presence:
                    Leave(presence.Character);
                    break;
                case { IsBeat: true }:
                    foreach (var who in step.Live)
                    {
                        Add(who, beat, beat);
                    }

                    beat++;
                    break;
            }
        }

        foreach (var who in since.Keys.ToList())
        {
            Leave(who);
        }

        return uses.ToDictionary(
            pair => pair.Key, pair => (IReadOnlyList<BeatRange>)BeatRange.Merge(pair.Value), StringComparer.Ordinal);

        void Leave(string who)
        {
            if (since.Remove(who, out var from) && from < beat)
            {
                Add(who, from, beat - 1);
            }
        }

        void Add(string who, int from, int to)
        {
            if (!uses.TryGetValue(who, out var ranges))
            {
                uses[who] = ranges = [];
            }

            ranges.Add(new BeatRange(from, to));
        }
    }
}
