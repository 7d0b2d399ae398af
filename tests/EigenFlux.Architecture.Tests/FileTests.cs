using EigenFlux.Architecture.Tests.Known;
using EigenFlux.Architecture.Tests.Reading;

namespace EigenFlux.Architecture.Tests;

/// <summary>Where a type stands.</summary>
public sealed class FileTests
{
    private const string List = "files.txt";

    /// <summary>
    /// The name of a file up to its first '.' is that of its type, its folder is the namespace, and there is no second type in it; nested types stand with the
    /// type around them.
    /// </summary>
    [Fact]
    public void A_type_stands_alone_in_the_file_of_its_name_in_the_folder_of_its_namespace_but_for_the_known_exceptions()
    {
        var types = House.Current.Shapes.Where(shape => !shape.IsNested).ToList();
        types.Count.ShouldBeGreaterThan(500);
        List<string> found =
        [
            .. from type in types from file in type.Files
               where Path.GetFileName(file).Split('.')[0] != type.Name
               select $"{type.Namespace}.{type.Name} is in {file}",
            .. from type in types from file in type.Files
               where Path.GetDirectoryName(file)!.Replace('\\', '/') != $"src/{type.Type.Project}{(type.Type.Folder.Length == 0 ? "" : "/" + type.Type.Folder)}"
               select $"{type.Namespace}.{type.Name} is in the folder of {file}",
            .. types.SelectMany(type => type.Files.Select(file => (type, file))).GroupBy(pair => pair.file, pair => pair.type)
                .Where(group => group.Count() > 1)
                .Select(group => $"{group.Key} has {string.Join(", ", group.Select(type => type.Name).Order(StringComparer.Ordinal))}"),
        ];
        if (KnownText.Accepts)
        {
            KnownText.Write(List, KnownLines.Format(
                "Types in files of another name or with other types. Written by EFLUX_ARCHITECTURE=accept (see README.md).", found, KnownText.Read(List)));
        }

        KnownText.ShouldBeTrue(List, KnownLines.Compare(found, KnownText.Read(List)));
    }
}
