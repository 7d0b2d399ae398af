using System.Collections.Concurrent;
using System.Xml.Linq;
using EigenFlux.Mutation.Mutating;
using Microsoft.CodeAnalysis;

namespace EigenFlux.Architecture.Tests.Reading;

/// <summary>All projects of <c>src/</c>, read once for all tests of this project.</summary>
internal sealed class House
{
    private static readonly Lazy<House> Read = new(() => new House());

    // Whether a reference may be null is the build's business; to find out takes half of the time.
    private const string NoNullableAnalysis = "/features:run-nullable-analysis=never";

    private House()
    {
        // The build of this project writes the list: each project's file, and the file with its compiler's arguments.
        var projects = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "projects.txt")).Select(line => line.Split('|')).ToList();
        Projects = [.. projects.AsParallel()
            .Select(parts => LoadedProject.Open(parts[0], [.. File.ReadAllLines(parts[1]), NoNullableAnalysis]))
            .OrderBy(project => project.Name, StringComparer.Ordinal)];
        var names = new TypeNames(Projects.ToDictionary(project => project.Compilation.AssemblyName!, project => project.Name));

        ConcurrentBag<Use> uses = [];
        ConcurrentBag<MemberUse> members = [];
        ConcurrentBag<TypeShape> shapes = [];
        var sources = Projects.SelectMany(project => project.Sources.Select(tree => (project, tree))).ToList();
        var byHand = sources.Select(source => source.tree).ToHashSet();
        ShapeReader reader = new(names, byHand.Contains);
        Parallel.ForEach(Partitioner.Create(sources, loadBalance: true), source =>
        {
            var model = source.project.Compilation.GetSemanticModel(source.tree);
            UseCollector.Collect(model, names, uses.Add, members.Add);
            foreach (var shape in reader.Read(model))
            {
                shapes.Add(shape);
            }
        });
        Uses = [.. uses.OrderBy(use => use.Place.Tree.FilePath, StringComparer.Ordinal).ThenBy(use => use.Place.Position).ThenBy(use => use.To)];
        Members = [.. members.OrderBy(use => use.Place.Tree.FilePath, StringComparer.Ordinal).ThenBy(use => use.Place.Position)];
        Shapes = [.. shapes.OrderBy(shape => shape.Type).ThenBy(shape => shape.Name, StringComparer.Ordinal)];
    }

    /// <summary>The product as it is.</summary>
    public static House Current => Read.Value;

    /// <summary>The projects by name.</summary>
    public IReadOnlyList<LoadedProject> Projects { get; }

    /// <summary>All uses of types of this repository, by place.</summary>
    public IReadOnlyList<Use> Uses { get; }

    /// <summary>All uses of types and members from outside this repository, by place.</summary>
    public IReadOnlyList<MemberUse> Members { get; }

    /// <summary>All types that are written by hand, by name.</summary>
    public IReadOnlyList<TypeShape> Shapes { get; }

    /// <summary>The names of the projects that a project file refers to.</summary>
    public static IReadOnlyList<string> ProjectReferences(LoadedProject project) =>
        [.. Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

    /// <summary>The packages that a project file refers to.</summary>
    public static IReadOnlyList<string> PackageReferences(LoadedProject project) => [.. Items(project, "PackageReference")];

    private static IEnumerable<string> Items(LoadedProject project, string kind) => XDocument.Load(Path.Combine(project.Folder, project.Name + ".csproj"))
        .Descendants(kind).Select(item => item.Attribute("Include")!.Value);
}
