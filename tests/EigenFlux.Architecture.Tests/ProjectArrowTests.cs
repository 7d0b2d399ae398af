using EigenFlux.Architecture.Tests.Graphs;
using EigenFlux.Architecture.Tests.Known;
using EigenFlux.Architecture.Tests.Reading;

namespace EigenFlux.Architecture.Tests;

/// <summary>Arrows between projects, by project files and by the types that are used.</summary>
public sealed class ProjectArrowTests
{
    private const string Reaches = "reaches.txt";

    public static TheoryData<string> Projects => [.. Repository.ProjectFiles.Select(file => Path.GetFileNameWithoutExtension(file))];

    [Fact]
    public void Every_project_of_the_product_is_read()
    {
        House.Current.Projects.Select(project => project.Name).ShouldBe(Repository.ProjectFiles.Select(Path.GetFileNameWithoutExtension), ignoreOrder: true);
        House.Current.Projects.ShouldAllBe(project => project.Sources.Any());
        House.Current.Projects.Sum(project => project.Sources.Count()).ShouldBeGreaterThan(500);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_refers_only_to_allowed_projects(string name)
    {
        Design.Projects.Keys.ShouldContain(name, "A new project needs a row in Design.cs.");
        House.ProjectReferences(House.Current.Projects.Single(project => project.Name == name)).ShouldBeSubsetOf(Design.Projects[name]);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_types_only_of_allowed_projects(string name)
    {
        House.Current.Uses.Where(use => use.From.Project == name && use.To.Project != name && !Design.Projects[name].Contains(use.To.Project))
            .Select(use => $"{use.From} -> {use.To} at {use.Place}").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_opens_namespaces_only_of_allowed_projects(string name)
    {
        House.Current.Members.Where(use => IsIn(use.Place, name) && Design.Projects.ContainsKey(use.Assembly) && !Design.Projects[name].Contains(use.Assembly))
            .Select(use => $"{use.Member} at {use.Place}").ShouldBeEmpty();
        House.Current.Members.ShouldContain(use => use.Assembly == "EigenFlux.Language" && use.Member == "(using EigenFlux.Language.Text)");
    }

    [Fact]
    public void The_runtime_does_not_use_the_language()
    {
        // The table allows it no less than this test: it must not be lost when the table changes.
        Design.Projects["EigenFlux.Runtime"].ShouldNotContain("EigenFlux.Language");
        House.Current.Uses.ShouldContain(use => use.From.Project == "EigenFlux.Compiler" && use.To.Project == "EigenFlux.Language");
        House.Current.Uses.Where(use => use.From.Project == "EigenFlux.Runtime" && use.To.Project == "EigenFlux.Language")
            .Select(use => $"{use.From} -> {use.To} at {use.Place}").ShouldBeEmpty();
    }

    [Fact]
    public void What_a_project_may_not_even_reach_through_others_it_does_not_reach_but_for_the_known_exceptions()
    {
        var closure = Closure.Of(House.Current.Projects.ToDictionary(project => project.Name, House.ProjectReferences));
        var reached = Design.Never
            .Where(pair => closure.TryGetValue(pair.From, out var reaches) && reaches.Contains(pair.To))
            .Select(pair => $"{pair.From} -> {pair.To}").ToList();
        if (KnownText.Accepts)
        {
            KnownText.Write(Reaches, KnownLines.Format(
                "Projects that another project reaches through others, although Design.Never forbids it. Written by EFLUX_ARCHITECTURE=accept (see README.md).",
                reached, KnownText.Read(Reaches)));
        }

        KnownText.ShouldBeTrue(Reaches, KnownLines.Compare(reached, KnownText.Read(Reaches)));
    }

    [Fact]
    public void A_package_with_one_user_is_known_to_no_other_project()
    {
        foreach (var (package, user) in Design.PackageUsers)
        {
            House.Current.Members.ShouldContain(use => use.Assembly == package);
            House.Current.Projects.Where(project => House.PackageReferences(project).Contains(package)).Select(project => project.Name).ShouldBe([user]);
            House.Current.Members.Where(use => use.Assembly == package && !IsIn(use.Place, user))
                .Select(use => $"{use.Member} at {use.Place}").ShouldBeEmpty();
        }
    }

    [Fact]
    public void Sources_do_not_even_mention_what_they_may_not_use()
    {
        // In text as well: code that is compiled for another framework, a name in a string, a comment.
        Mentions("Antlr4").ShouldBe(["EigenFlux.Language"]);
        Mentions("using EigenFlux.Language").ShouldNotContain("EigenFlux.Runtime");

        static IEnumerable<string> Mentions(string text) => House.Current.Projects
            .Where(project => project.Sources.Any(source => source.GetText().ToString().Contains(text, StringComparison.Ordinal)))
            .Select(project => project.Name);
    }

    private static bool IsIn(Place place, string project) => Repository.Relative(place.Tree.FilePath).StartsWith($"src/{project}/", StringComparison.Ordinal);
}
