using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EigenFlux.Mutation.Mutating;

/// <summary>One project of the product as the compiler sees it: the same sources, references and options as in its build.</summary>
internal sealed class ProjectCompilation
{
    private readonly CSharpCommandLineArguments _arguments;

    private readonly CSharpCompilation _original;

    private ProjectCompilation(string name, string folder, CSharpCommandLineArguments arguments, CSharpCompilation original)
    {
        Name = name;
        Folder = folder;
        _arguments = arguments;
        _original = original;
    }

    /// <summary>The project's name.</summary>
    public string Name { get; }

    /// <summary>Its folder.</summary>
    public string Folder { get; }

    /// <summary>The assembly's file name.</summary>
    public string FileName => _arguments.OutputFileName!;

    /// <summary>The sources that were written by hand.</summary>
    public IEnumerable<SyntaxTree> Sources => _original.SyntaxTrees
        .Where(tree => tree.FilePath.StartsWith(Folder, StringComparison.Ordinal) && !tree.FilePath[Folder.Length..].Replace('\\', '/').StartsWith("/obj/", StringComparison.Ordinal))
        .OrderBy(tree => tree.FilePath, StringComparer.Ordinal);

    /// <summary>Asks the build for the compiler's arguments, and parses the sources.</summary>
    public static ProjectCompilation Open(string project, string configuration)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(project))!;
        var name = Path.GetFileNameWithoutExtension(project);
        var arguments = CSharpCommandLineParser.Default.Parse(Builds.CompilerArguments(project, configuration), folder, sdkDirectory: null);
        var trees = arguments.SourceFiles.Select(file =>
        {
            using var stream = File.OpenRead(file.Path);
            return CSharpSyntaxTree.ParseText(SourceText.From(stream, Encoding.UTF8), arguments.ParseOptions, file.Path);
        });
        var references = arguments.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(
            Path.GetFullPath(reference.Reference, folder), reference.Properties));

        // Warnings are the build's business, not that of a mutant.
        var options = arguments.CompilationOptions
            .WithGeneralDiagnosticOption(ReportDiagnostic.Suppress)
            .WithSpecificDiagnosticOptions([]);
        var compilation = CSharpCompilation.Create(arguments.CompilationName, trees, references, options);
        var loader = new GeneratorLoader();
        var generators = arguments.AnalyzerReferences
            .Select(reference => new AnalyzerFileReference(Path.GetFullPath(reference.FilePath, folder), loader))
            .SelectMany(reference => reference.GetGenerators(LanguageNames.CSharp));
        CSharpGeneratorDriver.Create(generators, parseOptions: arguments.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return new ProjectCompilation(name, folder, arguments, (CSharpCompilation)generated);
    }

    /// <summary>What is known of the types in one source.</summary>
    public SemanticModel Model(SyntaxTree tree) => _original.GetSemanticModel(tree);

    /// <summary>Compiles all mutants in at once.</summary>
    /// <returns>The mutants that do not compile; the compilation is whole if there is none.</returns>
    public (CSharpCompilation Compilation, IReadOnlyCollection<Mutant> Faulty) Weave(IReadOnlyCollection<Mutant> mutants, int count)
    {
        var compilation = _original;
        List<SyntaxTree> changed = [];
        foreach (var group in mutants.GroupBy(mutant => mutant.Change.Node.SyntaxTree))
        {
            var root = new Weaver(group).Visit(group.Key.GetRoot())!;
            var woven = CSharpSyntaxTree.Create((CSharpSyntaxNode)root, _arguments.ParseOptions, group.Key.FilePath, Encoding.UTF8);
            compilation = compilation.ReplaceSyntaxTree(group.Key, woven);
            changed.Add(woven);
        }

        compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(SwitchSource(count), _arguments.ParseOptions, "Switch.cs", Encoding.UTF8));

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
        var result = compilation.Emit(stream, manifestResources: _arguments.ManifestResources);
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

    private sealed class GeneratorLoader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => System.Reflection.Assembly.LoadFrom(fullPath);
    }
}
