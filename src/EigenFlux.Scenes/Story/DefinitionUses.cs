namespace EigenFlux.Scenes.Story;

/// <summary>At which beats a character is live.</summary>
/// <param name="Live">The beats, in order and as few ranges as it takes.</param>
/// <param name="Parts">
/// The same beats, divided into ranges at which the character may speak or is named, and ranges at which it is only present.
/// </param>
internal sealed record DefinitionUses(IReadOnlyList<BeatRange> Live, IReadOnlyList<(BeatRange Beats, bool IsActive)> Parts)
{
    /// <summary>A character that is never live.</summary>
    public static DefinitionUses None { get; } = new([], []);

    /// <summary>The beats of each character that is live at all.</summary>
    public static IReadOnlyDictionary<string, DefinitionUses> Of(IReadOnlyList<PlanStep> steps)
    {
        var active = new Dictionary<string, List<BeatRange>>(StringComparer.Ordinal);
        var present = new Dictionary<string, List<BeatRange>>(StringComparer.Ordinal);
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
                        Add(active, who, beat, beat);
                    }

                    beat++;
                    break;
            }
        }

        foreach (var who in since.Keys.ToList())
        {
            Leave(who);
        }

        return active.Keys.Union(present.Keys).ToDictionary(
            who => who, who => Of(BeatRange.Merge(active.GetValueOrDefault(who) ?? []), present.GetValueOrDefault(who) ?? []), StringComparer.Ordinal);

        void Leave(string who)
        {
            if (since.Remove(who, out var from) && from < beat)
            {
                Add(present, who, from, beat - 1);
            }
        }

        static void Add(Dictionary<string, List<BeatRange>> uses, string who, int from, int to)
        {
            if (!uses.TryGetValue(who, out var ranges))
            {
                uses[who] = ranges = [];
            }

            ranges.Add(new BeatRange(from, to));
        }
    }

    private static DefinitionUses Of(IReadOnlyList<BeatRange> active, IReadOnlyList<BeatRange> present)
    {
        var live = BeatRange.Merge(active.Concat(present));
        var parts = new List<(BeatRange, bool)>();
        var next = 0;
        foreach (var range in live)
        {
            var from = range.From;
            for (; next < active.Count && active[next].From <= range.To; next++)
            {
                if (from < active[next].From)
                {
                    parts.Add((new BeatRange(from, active[next].From - 1), false));
                }

                parts.Add((active[next], true));
                from = active[next].To + 1;
            }

            if (from <= range.To)
            {
                parts.Add((range with { From = from }, false));
            }
        }

        return new DefinitionUses(live, parts);
    }
}
