using EigenFlux.Architecture.Tests.Reading;

namespace EigenFlux.Architecture.Tests.Graphs;

/// <summary>All uses of one folder's types by the types of another folder of the same project.</summary>
/// <param name="Project">The project.</param>
/// <param name="From">The folder that uses.</param>
/// <param name="To">The folder that is used.</param>
/// <param name="Pairs">The uses by pair of type names.</param>
internal sealed record FolderArrow(string Project, string From, string To, IReadOnlyDictionary<(string From, string To), IReadOnlyList<Use>> Pairs)
{
    /// <summary>The name of a project's own folder.</summary>
    public const string Root = "(root)";

    /// <summary>The number of uses.</summary>
    public int References => Pairs.Values.Sum(uses => uses.Count);

    /// <summary>The arrows between the folders of one project, in ordinal order.</summary>
    public static IReadOnlyList<FolderArrow> Of(string project, IEnumerable<Use> uses) => [.. uses
        .Where(use => use.From.Project == project && use.To.Project == project && use.From.Folder != use.To.Folder)
        .GroupBy(use => (From: Name(use.From.Folder), To: Name(use.To.Folder)))
        .OrderBy(group => group.Key.From, StringComparer.Ordinal).ThenBy(group => group.Key.To, StringComparer.Ordinal)
        .Select(group => new FolderArrow(project, group.Key.From, group.Key.To, group
            .GroupBy(use => (use.From.Name, use.To.Name))
            .ToDictionary(pair => pair.Key, pair => (IReadOnlyList<Use>)[.. pair])))];

    private static string Name(string folder) => folder.Length == 0 ? Root : folder;
}
