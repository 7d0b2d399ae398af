namespace EigenFlux.Architecture.Tests.Reading;

/// <summary>A type that is not nested in another; a nested type counts as part of the type around it, and types that differ in arity alone as one.</summary>
/// <param name="Project">The project, or the assembly if it is not of this repository.</param>
/// <param name="Folder">The folder in the project, as its namespace gives it, with '/' between names; empty for the project's own folder.</param>
/// <param name="Name">The name.</param>
internal readonly record struct TypeName(string Project, string Folder, string Name) : IComparable<TypeName>
{
    /// <summary>The full name, with '.' between all names.</summary>
    public string FullName => $"{Project}.{(Folder.Length == 0 ? "" : Folder.Replace('/', '.') + ".")}{Name}";

    /// <inheritdoc/>
    public int CompareTo(TypeName other) => string.CompareOrdinal(FullName, other.FullName);

    /// <inheritdoc/>
    public override string ToString() => FullName;
}
