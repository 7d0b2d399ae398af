using EigenFlux.Architecture.Tests.Graphs;
using EigenFlux.Architecture.Tests.Known;
using EigenFlux.Architecture.Tests.Reading;

namespace EigenFlux.Architecture.Tests;

/// <summary>Arrows between the folders of a project.</summary>
public sealed class FolderArrowTests
{
    private const string List = "arrows.txt";

    [Fact]
    public void The_folders_of_a_project_form_no_cycle_but_for_the_known_arrows()
    {
        var projects = House.Current.Projects.Select(project => project.Name).ToList();
        var known = KnownArrows.Parse(KnownText.Read(List));
        if (KnownText.Accepts)
        {
            KnownText.Write(List, KnownArrows.Format(projects.SelectMany(project => KnownArrows.Find(Arrows(project), Order(project), known))));
            known = KnownArrows.Parse(KnownText.Read(List));
        }

        KnownText.ShouldBeTrue(List, [.. projects.Union(known.Select(arrow => arrow.Project)).SelectMany(project =>
            KnownArrows.Compare(Arrows(project), Order(project), [.. known.Where(arrow => arrow.Project == project)]))]);
    }

    [Fact]
    public void The_stated_order_names_folders_that_are_there()
    {
        var folders = House.Current.Shapes.Select(shape => (shape.Type.Project, shape.Type.Folder)).ToHashSet();
        Design.Orders.Where(order => House.Current.Projects.Any(project => project.Name == order.Key))
            .SelectMany(order => order.Value.Select(folder => (order.Key, folder)))
            .Where(folder => !folders.Contains(folder))
            .ShouldBeEmpty();
    }

    private static IReadOnlyList<FolderArrow> Arrows(string project) => FolderArrow.Of(project, House.Current.Uses);

    private static string[] Order(string project) => Design.Orders.GetValueOrDefault(project) ?? [];
}
