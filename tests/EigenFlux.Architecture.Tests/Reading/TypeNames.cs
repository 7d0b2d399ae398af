using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace EigenFlux.Architecture.Tests.Reading;

/// <summary>The names of types by their symbols.</summary>
/// <param name="projects">The names of the projects of this repository by the names of their assemblies.</param>
internal sealed class TypeNames(IReadOnlyDictionary<string, string> projects)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeName> _names = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<INamedTypeSymbol, string> _spelled = new(SymbolEqualityComparer.Default);

    /// <summary>Whether an assembly is built from this repository.</summary>
    public bool IsOwn(IAssemblySymbol assembly) => projects.ContainsKey(assembly.Name);

    /// <summary>The project that an assembly is built from, or the assembly's own name.</summary>
    public string Project(IAssemblySymbol assembly) => projects.GetValueOrDefault(assembly.Name, assembly.Name);

    /// <summary>The name of the type, or of the outermost type around it.</summary>
    public TypeName Of(INamedTypeSymbol type) => _names.GetOrAdd(type.OriginalDefinition, Find);

    /// <summary>The full name of a type, without type parameters.</summary>
    public string Spell(INamedTypeSymbol type) => _spelled.GetOrAdd(type.OriginalDefinition, each =>
        each.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{each.Name}" : each.Name);

    private TypeName Find(INamedTypeSymbol type)
    {
        var outermost = type;
        while (outermost.ContainingType is { } around)
        {
            outermost = around;
        }

        var project = Project(outermost.ContainingAssembly);
        var space = outermost.ContainingNamespace.IsGlobalNamespace ? "" : outermost.ContainingNamespace.ToDisplayString();
        var inProject = space == project ? ""
            : space.StartsWith(project + ".", StringComparison.Ordinal) ? space[(project.Length + 1)..]
            : space;
        return new TypeName(project, inProject.Replace('.', '/'), outermost.Name);
    }
}
