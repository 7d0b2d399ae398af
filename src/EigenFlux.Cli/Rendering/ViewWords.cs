using EigenFlux.Cli.Terminal;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Rendering;

/// <summary>The views of a scene in which not everyone sees everything, in words.</summary>
internal static class ViewWords
{
    private const int MostNames = 6;
    private const int MostViews = 6;

    /// <summary>Whether a segment may be in a view's window.</summary>
    /// <param name="view">The view; null where everyone sees everything.</param>
    /// <param name="segment">The segment.</param>
    public static bool Sees(PlannedView? view, PlannedSegment segment) =>
        segment.SeenBy.IsEveryone || (view is not null && segment.SeenBy.ContainsAny(view.Names));

    /// <summary>Names as a person lists them: <c>Nina, Otto and Petra</c>.</summary>
    public static string Listed(IEnumerable<string> names)
    {
        var all = names.Select(name => name == FluxValue.Character.Narrator.Id ? "the narrator" : Printable.Line(name)).ToList();
        var shown = all.Take(all.Count > MostNames ? MostNames - 1 : MostNames).ToList();
        if (all.Count > shown.Count)
        {
            shown.Add(FormattableString.Invariant($"{all.Count - shown.Count:N0} more"));
        }

        return shown.Count > 1 ? $"{string.Join(", ", shown.SkipLast(1))} and {shown[^1]}" : shown[0];
    }

    /// <summary>Who sees a segment: <c>everyone</c>, or the names.</summary>
    public static string Audience(PlannedSegment segment) =>
        segment.SeenBy.IsEveryone ? "everyone" : Listed(segment.SeenBy.Names.Order(StringComparer.Ordinal));

    /// <summary>Whether a view has nothing that others lack.</summary>
    public static bool IsEveryones(PlannedView view) => view.Secrets.Count == 0 && view.Private.Count == 0;

    /// <summary>The title of a view: <c>what everyone sees</c>, <c>what Nina sees</c>.</summary>
    public static string Title(PlannedView view) =>
        IsEveryones(view) ? "what everyone sees" : $"what {Listed(view.Names)} {(view.Names.Count == 1 ? "sees" : "see")}";

    /// <summary>The contents of a view that others lack, in a few words.</summary>
    public static string Summary(PlannedView view)
    {
        if (IsEveryones(view))
        {
            return $"the window of {Listed(view.Names)}";
        }

        List<string> parts = [];
        if (view.SecretTokens > 0)
        {
            parts.Add($"{Quantity.Of(view.SecretTokens, "token")} of {(view.Names.Count == 1 ? "its" : "their")} own");
        }

        if (view.Private.Count > 0)
        {
            parts.Add($"{Quantity.Of(view.Private.Count, "private text")}");
        }

        return string.Join(", ", parts);
    }

    /// <summary>All views in a line: their number, their audiences, and the most private tokens of one.</summary>
    public static string Summary(IReadOnlyList<PlannedView> views)
    {
        var shown = views.Take(views.Count > MostViews ? MostViews - 1 : MostViews).Select(view => Listed(view.Names)).ToList();
        if (views.Count > shown.Count)
        {
            shown.Add(FormattableString.Invariant($"{views.Count - shown.Count:N0} more"));
        }

        var most = views.Max(view => view.SecretTokens);
        return $"{Quantity.Of(views.Count, "view")}: {string.Join("; ", shown)}; "
            + (most > 0 ? $"the longest has {Quantity.Of(most, "token")} of its own" : "nothing is pinned in one alone");
    }
}
