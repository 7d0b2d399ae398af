using EigenFlux.Architecture.Tests.Reading;
using Microsoft.CodeAnalysis;

namespace EigenFlux.Architecture.Tests;

/// <summary>The compilations that all other tests read.</summary>
public sealed class CompilationTests
{
    [Fact]
    public void The_projects_compile_so_that_no_name_is_unresolved()
    {
        House.Current.Projects.AsParallel().SelectMany(project => project.Compilation.GetDiagnostics())
            .Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(found => found.ToString())
            .ShouldBeEmpty();
    }

    [Fact]
    public void What_source_generators_add_is_part_of_the_compilations()
    {
        var generated = House.Current.Projects.SelectMany(project => project.Compilation.SyntaxTrees.Except(project.Sources))
            .Select(tree => Path.GetFileName(tree.FilePath)).ToList();
        generated.ShouldContain("RegexGenerator.g.cs");
        generated.ShouldContain("LibraryImports.g.cs");
        generated.ShouldContain(name => name.StartsWith("ImageJson", StringComparison.Ordinal));
    }
}
