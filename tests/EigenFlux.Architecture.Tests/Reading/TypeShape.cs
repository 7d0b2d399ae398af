namespace EigenFlux.Architecture.Tests.Reading;

/// <summary>A type as declared, nested types included.</summary>
/// <param name="Type">The type around it that is not nested, or the type itself.</param>
/// <param name="Name">The name with those of the types around it, as in <c>Outer.Inner</c>.</param>
/// <param name="IsPublic">Whether it is public, as are all types around it.</param>
/// <param name="IsNested">Whether it is nested in another type.</param>
/// <param name="IsNative">Whether its layout is that of a structure of a native library.</param>
/// <param name="Fields">The number of fields; <see cref="ShapeReader"/> defines what counts.</param>
/// <param name="Files">The paths of the sources that declare it, from the repository's root.</param>
/// <param name="Namespace">Its namespace.</param>
internal sealed record TypeShape(
    TypeName Type, string Name, bool IsPublic, bool IsNested, bool IsNative, int Fields, IReadOnlyList<string> Files, string Namespace);
