using EigenFlux.Architecture.Tests.Graphs;

namespace EigenFlux.Architecture.Tests.Known;

/// <summary>The list of accepted backward arrows, as text and compared with the sources.</summary>
internal static class KnownArrows
{
    /// <summary>Reads a list: a line <c>Project: From -> To  # reason</c> for each arrow, and below it indented lines <c>A -> B, C</c> for its pairs.</summary>
    /// <exception cref="FormatException">A line is neither of these.</exception>
    public static IReadOnlyList<KnownArrow> Parse(string text)
    {
        List<KnownArrow> found = [];
        HashSet<(string, string)> pairs = [];
        foreach (var line in KnownText.Lines(text))
        {
            if (line.Content.Split(" -> ") is not [var left, var right])
            {
                throw line.Fault("PROJECT: FOLDER -> FOLDER, or indented TYPE -> TYPE, TYPE");
            }

            if (line.IsIndented)
            {
                pairs.UnionWith(right.Split(", ").Select(to => (left, to)));
            }
            else if (left.Split(": ") is [var project, var from])
            {
                pairs = [];
                found.Add(new KnownArrow(project, from, right, pairs, line.Reason));
            }
            else
            {
                throw line.Fault("PROJECT: FOLDER -> FOLDER");
            }
        }

        return found;
    }

    /// <summary>Writes a list.</summary>
    public static string Format(IEnumerable<KnownArrow> arrows) => KnownText.Format(
        "Arrows between folders that point backward. Written by EFLUX_ARCHITECTURE=accept (see README.md); a reason after '#' is kept.",
        arrows.OrderBy(arrow => arrow.Key, StringComparer.Ordinal).SelectMany(arrow => (IEnumerable<string>)
        [
            KnownText.Line(arrow.Key, arrow.Reason),
            .. arrow.Pairs.GroupBy(pair => pair.From, pair => pair.To).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"    {group.Key} -> {string.Join(", ", group.Order(StringComparer.Ordinal))}"),
        ]));

    /// <summary>The backward arrows of one project: the fewest pairs whose removal leaves no cycle, in the order that is stated.</summary>
    /// <param name="arrows">All arrows of the project.</param>
    /// <param name="order">Folders from the lowest to the highest, each with the folders in it; other folders may stand anywhere.</param>
    /// <param name="known">Accepted arrows, for their reasons.</param>
    public static IReadOnlyList<KnownArrow> Find(IReadOnlyList<FolderArrow> arrows, IReadOnlyList<string> order, IReadOnlyList<KnownArrow> known)
    {
        var reasons = known.ToDictionary(arrow => arrow.Key, arrow => arrow.Reason);
        var back = Backward(arrows, order);
        return [.. arrows.Where(arrow => back.Contains((arrow.From, arrow.To)))
            .Select(arrow => new KnownArrow(arrow.Project, arrow.From, arrow.To, arrow.Pairs.Keys.ToHashSet(), ""))
            .Select(arrow => arrow with { Reason = reasons.GetValueOrDefault(arrow.Key, "") })];
    }

    /// <summary>The differences between the arrows of one project and its accepted arrows; none if the list is true.</summary>
    /// <param name="arrows">All arrows of the project.</param>
    /// <param name="order">Folders from the lowest to the highest, each with the folders in it; other folders may stand anywhere.</param>
    /// <param name="known">The accepted arrows of the project.</param>
    public static IReadOnlyList<string> Compare(IReadOnlyList<FolderArrow> arrows, IReadOnlyList<string> order, IReadOnlyList<KnownArrow> known)
    {
        var byFolders = arrows.ToDictionary(arrow => (arrow.From, arrow.To));
        var accepted = known.ToDictionary(arrow => (arrow.From, arrow.To));
        var rest = arrows.Where(arrow => !accepted.ContainsKey((arrow.From, arrow.To))).ToList();
        var back = Backward(rest, order);
        List<string> problems = [.. rest.Where(arrow => back.Contains((arrow.From, arrow.To)))
            .Select(arrow => $"{arrow.Project}: {arrow.From} -> {arrow.To} is new and points backward:{Places(arrow, arrow.Pairs.Keys)}")];

        var forward = rest.Where(arrow => !back.Contains((arrow.From, arrow.To))).ToList();
        foreach (var arrow in known)
        {
            if (!byFolders.TryGetValue((arrow.From, arrow.To), out var actual))
            {
                problems.Add($"{arrow.Key} is gone: remove its line.");
                continue;
            }

            if (Backward([.. forward, actual], order).Count == 0)
            {
                problems.Add($"{arrow.Key} points backward no longer: remove its line.");
                continue;
            }

            if (actual.Pairs.Keys.Except(arrow.Pairs).ToList() is [_, ..] grown)
            {
                problems.Add($"{arrow.Key} has new pairs of types:{Places(actual, grown)}");
            }

            problems.AddRange(arrow.Pairs.Except(actual.Pairs.Keys).Order().Select(pair => $"{arrow.Key}: {pair.From} -> {pair.To} is gone: remove the pair."));
        }

        return problems;
    }

    /// <summary>The arrows that the stated order allows between the folders of some arrows: from each later folder to each earlier one.</summary>
    private static HashSet<(string From, string To)> Allowed(IEnumerable<FolderArrow> arrows, IReadOnlyList<string> order)
    {
        var ranked = arrows.SelectMany(arrow => new[] { arrow.From, arrow.To }).Distinct()
            .Select(folder => (Folder: folder, Rank: Rank(folder, order)))
            .Where(pair => pair.Rank >= 0).ToList();
        return [.. from high in ranked from low in ranked where high.Rank > low.Rank select (high.Folder, low.Folder)];
    }

    private static int Rank(string folder, IReadOnlyList<string> order)
    {
        for (var each = folder; each.Length > 0; each = each[..Math.Max(0, each.LastIndexOf('/'))])
        {
            for (var rank = 0; rank < order.Count; rank++)
            {
                if (order[rank] == each)
                {
                    return rank;
                }
            }
        }

        return -1;
    }

    private static HashSet<(string From, string To)> Backward(IReadOnlyList<FolderArrow> arrows, IReadOnlyList<string> order) =>
        [.. FeedbackArcs.Find(arrows.ToDictionary(arrow => (arrow.From, arrow.To), arrow => arrow.Pairs.Count), Allowed(arrows, order))];

    private static string Places(FolderArrow arrow, IEnumerable<(string From, string To)> pairs) =>
        string.Concat(pairs.Order().Select(pair => $"\n    {pair.From} -> {pair.To} at {string.Join(", ", arrow.Pairs[pair].Select(use => use.Place.ToString()).Distinct())}"));
}
