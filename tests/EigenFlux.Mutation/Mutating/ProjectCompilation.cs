using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EigenFlux.Mutation.Mutating;

/// <summary>One project of the product as the compiler sees it: the same sources, references and options as in its build.</summary>
internal sealed class ProjectCompilation
{
    private readonly LoadedProject _project;

    private ProjectCompilation(LoadedProject project) => _project = project;

    /// <summary>The project's name.</summary>
    public string Name => _project.Name;

    /// <summary>The assembly's file name.</summary>
    public string FileName => _project.Arguments.OutputFileName!;

    /// <summary>The sources that were written by hand.</summary>
    public IEnumerable<SyntaxTree> Sources => _project.Sources;

    /// <summary>Asks the build for the compiler's arguments, and parses the sources.</summary>
    public static ProjectCompilation Open(string project, string configuration) =>
        new(LoadedProject.Open(project, Builds.CompilerArguments(project, configuration)));

    /// <summary>What is known of the types in one source.</summary>
    public SemanticModel Model(SyntaxTree tree) => _project.Compilation.GetSemanticModel(tree);

    /// <summary>Compiles all mutants in at once.</summary>
    /// <returns>The mutants that do not compile; the compilation is whole if there is none.</returns>
    public (CSharpCompilation Compilation, IReadOnlyCollection<Mutant> Faulty) Weave(IReadOnlyCollection<Mutant> mutants, int count)
    {
        var compilation = _project.Compilation;
        List<SyntaxTree> changed = [];
        foreach (var group in mutants.GroupBy(mutant => mutant.Change.Node.SyntaxTree))
        {
            var root = new Weaver(group).Visit(group.Key.GetRoot())!;
            var woven = CSharpSyntaxTree.Create((CSharpSyntaxNode)root, _project.Arguments.ParseOptions, group.Key.FilePath, Encoding.UTF8);
            compilation = compilation.ReplaceSyntaxTree(group.Key, woven);
            changed.Add(woven);
        }

        compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(SwitchSource(count), _project.Arguments.ParseOptions, "Switch.cs", Encoding.UTF8));

        // Mutants change bodies only, so an error can be nowhere else.
        HashSet<Mutant> faulty = [];
        foreach (var error in changed.SelectMany(tree => compilation.GetSemanticModel(tree).GetDiagnostics()).Where(IsError))
        {
            faulty.UnionWith(Weaver.Blame(error, mutants));
        }

        return (compilation, faulty);
    }

    /// <summary>The assembly.</summary>
    public byte[] Emit(CSharpCompilation compilation)
    {
        using MemoryStream stream = new();
        var result = compilation.Emit(stream, manifestResources: _project.Arguments.ManifestResources);
        if (!result.Success)
        {
            throw new InvalidOperationException($"{Name} cannot be written: {result.Diagnostics.First(IsError)}");
        }

        return stream.ToArray();
    }

    private static bool IsError(Diagnostic found) => found.Severity == DiagnosticSeverity.Error;

    private static string SwitchSource(int count)
    {
        using var stream = typeof(ProjectCompilation).Assembly.GetManifestResourceStream("Switch.cs")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Replace("MutantCount = 0", $"MutantCount = {count}", StringComparison.Ordinal)
            .Insert(0, "#nullable enable\n");
    }
}
