using EigenFlux.Architecture.Tests.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EigenFlux.Architecture.Tests.Support;

/// <summary>A small project in memory, whose folders are the namespaces below <c>Sample</c>.</summary>
internal sealed class Sample
{
    private static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private Sample(IReadOnlyList<Use> uses, IReadOnlyList<MemberUse> members, IReadOnlyList<TypeShape> shapes)
    {
        Uses = uses;
        Members = members;
        Shapes = shapes;
    }

    /// <summary>Its uses.</summary>
    public IReadOnlyList<Use> Uses { get; }

    /// <summary>Its uses of members from outside.</summary>
    public IReadOnlyList<MemberUse> Members { get; }

    /// <summary>Its types.</summary>
    public IReadOnlyList<TypeShape> Shapes { get; }

    /// <summary>The pairs of its uses, as in <c>A.X -> B.Y</c>, without repetitions.</summary>
    public IEnumerable<string> Pairs => Uses.Select(use => $"{Short(use.From)} -> {Short(use.To)}").Distinct();

    /// <summary>Compiles sources, which must have no errors, and reads them.</summary>
    public static Sample Read(params string[] sources)
    {
        var trees = sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, path: Path.Combine(Repository.Root, $"{index}.cs"))).ToList();
        var compilation = CSharpCompilation.Create("Sample", trees, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        TypeNames names = new(new Dictionary<string, string> { ["Sample"] = "Sample" });
        List<Use> uses = [];
        List<MemberUse> members = [];
        List<TypeShape> shapes = [];
        foreach (var tree in trees)
        {
            var model = compilation.GetSemanticModel(tree);
            UseCollector.Collect(model, names, uses.Add, members.Add);
            shapes.AddRange(new ShapeReader(names, trees.Contains).Read(model));
        }

        return new Sample(uses, members, shapes);
    }

    private static string Short(TypeName type) => $"{type.Folder}.{type.Name}".TrimStart('.');
}
