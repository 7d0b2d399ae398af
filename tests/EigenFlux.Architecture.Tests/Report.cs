using System.Globalization;
using System.Text;
using EigenFlux.Architecture.Tests.Graphs;
using EigenFlux.Architecture.Tests.Known;
using EigenFlux.Architecture.Tests.Reading;

namespace EigenFlux.Architecture.Tests;

/// <summary>The graphs between projects and between folders, in Markdown.</summary>
internal static class Report
{
    /// <summary>Writes the report.</summary>
    public static string Write(House house)
    {
        StringBuilder text = new("# Architecture\n");
        var folders = house.Projects.ToDictionary(project => project.Name, project => FolderArrow.Of(project.Name, house.Uses));
        Totals(text, house, folders);
        Projects(text, house);
        Reached(text, house);
        foreach (var project in house.Projects)
        {
            Folders(text, project.Name, folders[project.Name]);
        }

        return text.ToString();
    }

    private static void Totals(StringBuilder text, House house, Dictionary<string, IReadOnlyList<FolderArrow>> folders)
    {
        text.Append("\n| project | types | folders | in knots | arrows | backward arrows | backward pairs of types | references |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        List<int[]> rows = [];
        foreach (var (project, arrows) in folders)
        {
            var back = Backward(project, arrows);
            int[] row =
            [
                house.Shapes.Count(shape => shape.Type.Project == project && !shape.IsNested),
                house.Shapes.Where(shape => shape.Type.Project == project).Select(shape => shape.Type.Folder).Distinct().Count(),
                Knots(arrows).Sum(knot => knot.Count),
                arrows.Count,
                back.Count,
                back.Sum(arrow => arrow.Pairs.Count),
                arrows.Sum(arrow => arrow.References),
            ];
            Row(project, row);
            rows.Add(row);
        }

        Row("all", [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Sum(row => row[column]))]);

        void Row(string name, int[] numbers) => Line(text, $"| {name} | {string.Join(" | ", numbers)} |");
    }

    private static void Projects(StringBuilder text, House house)
    {
        text.Append("\n## Arrows between projects\n| arrow | references | pairs of types | used types |\n| --- | ---: | ---: | ---: |\n");
        foreach (var arrow in house.Uses.Where(use => use.From.Project != use.To.Project)
            .GroupBy(use => $"{use.From.Project} → {use.To.Project}").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var pairs = arrow.Select(use => (use.From, use.To)).Distinct().Count();
            Line(text, $"| {arrow.Key} | {arrow.Count()} | {pairs} | {arrow.Select(use => use.To).Distinct().Count()} |");
        }
    }

    private static void Reached(StringBuilder text, House house)
    {
        text.Append("\n## What each project reaches\nThrough project files, with the packages that come along; and in brackets the types that its types reach through other types.\n\n");
        var closure = Closure.Of(house.Projects.ToDictionary(project => project.Name, House.ProjectReferences));
        var packages = house.Projects.ToDictionary(project => project.Name, House.PackageReferences);
        var types = house.Uses.Select(use => (use.From, use.To)).Distinct().ToLookup(pair => pair.From, pair => pair.To);
        foreach (var project in house.Projects)
        {
            var reached = Closure.Reach(types.Where(group => group.Key.Project == project.Name).Select(group => group.Key), type => types[type])
                .Where(type => type.Project != project.Name).ToLookup(type => type.Project);
            var projects = closure[project.Name].Order(StringComparer.Ordinal).Select(name => $"{name} ({reached[name].Count()})");
            var brought = closure[project.Name].Append(project.Name).SelectMany(name => packages[name]).Distinct().Order(StringComparer.Ordinal).ToList();
            Line(text, $"- {project.Name}: {Or(string.Join(", ", projects))}; packages {Or(string.Join(", ", brought))}");
        }
    }

    private static void Folders(StringBuilder text, string project, IReadOnlyList<FolderArrow> arrows)
    {
        var back = Backward(project, arrows).Select(arrow => (arrow.From, arrow.To)).ToHashSet();
        var knots = Knots(arrows).ToList();
        Line(text, $"\n## {project}");
        Line(text, $"{knots.Count} knots of folders, {back.Count} backward arrows.\n");
        foreach (var knot in knots)
        {
            Line(text, $"- {knot.Count}: {string.Join(", ", knot)}");
        }

        text.Append("\n| arrow | references | pairs of types | |\n| --- | ---: | ---: | --- |\n");
        foreach (var arrow in arrows)
        {
            Line(text, $"| {arrow.From} → {arrow.To} | {arrow.References} | {arrow.Pairs.Count} | {(back.Contains((arrow.From, arrow.To)) ? "backward" : "")} |");
        }
    }

    private static IReadOnlyList<KnownArrow> Backward(string project, IReadOnlyList<FolderArrow> arrows) =>
        KnownArrows.Find(arrows, Design.Orders.GetValueOrDefault(project) ?? [], []);

    private static IEnumerable<IReadOnlyList<string>> Knots(IReadOnlyList<FolderArrow> arrows) => Components
        .Of(arrows.SelectMany(arrow => new[] { arrow.From, arrow.To }).Distinct(), arrows.Select(arrow => (arrow.From, arrow.To)))
        .Where(component => component.Count > 1);

    private static string Or(string list) => list.Length == 0 ? "none" : list;

    private static void Line(StringBuilder text, string line) => text.Append(CultureInfo.InvariantCulture, $"{line}\n");
}
