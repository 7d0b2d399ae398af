using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EigenFlux.Mutation.Mutating;

/// <summary>A project of the product as the compiler sees it: the same sources, references and options as in its build, and what source generators add.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="Folder">The absolute path of the project's folder.</param>
/// <param name="Arguments">The compiler's arguments.</param>
/// <param name="Compilation">All sources, generated ones included.</param>
internal sealed record LoadedProject(string Name, string Folder, CSharpCommandLineArguments Arguments, CSharpCompilation Compilation)
{
    /// <summary>The sources that were written by hand, by path.</summary>
    public IEnumerable<SyntaxTree> Sources => Compilation.SyntaxTrees
        .Where(tree => tree.FilePath.StartsWith(Folder, StringComparison.Ordinal) && !tree.FilePath[Folder.Length..].Replace('\\', '/').StartsWith("/obj/", StringComparison.Ordinal))
        .OrderBy(tree => tree.FilePath, StringComparer.Ordinal);

    /// <summary>Parses the sources and runs the source generators.</summary>
    /// <param name="project">The path of the project file.</param>
    /// <param name="arguments">The arguments that the build gives to the compiler.</param>
    public static LoadedProject Open(string project, IEnumerable<string> arguments)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(project))!;
        var parsed = CSharpCommandLineParser.Default.Parse(arguments, folder, sdkDirectory: null);
        var trees = parsed.SourceFiles.Select(file =>
        {
            using var stream = File.OpenRead(file.Path);
            return CSharpSyntaxTree.ParseText(SourceText.From(stream, Encoding.UTF8), parsed.ParseOptions, file.Path);
        });
        var references = parsed.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(
            Path.GetFullPath(reference.Reference, folder), reference.Properties));

        // Warnings are the build's business.
        var options = parsed.CompilationOptions
            .WithGeneralDiagnosticOption(ReportDiagnostic.Suppress)
            .WithSpecificDiagnosticOptions([]);
        var compilation = CSharpCompilation.Create(parsed.CompilationName, trees, references, options);
        GeneratorLoader loader = new();
        var generators = parsed.AnalyzerReferences
            .Select(reference => new AnalyzerFileReference(Path.GetFullPath(reference.FilePath, folder), loader))
            .SelectMany(reference => reference.GetGenerators(LanguageNames.CSharp));
        CSharpGeneratorDriver.Create(generators, parseOptions: parsed.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return new LoadedProject(Path.GetFileNameWithoutExtension(project), folder, parsed, (CSharpCompilation)generated);
    }

    private sealed class GeneratorLoader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => System.Reflection.Assembly.LoadFrom(fullPath);
    }
}
