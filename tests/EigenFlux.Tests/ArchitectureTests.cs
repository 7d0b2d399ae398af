using System.Text.RegularExpressions;
using System.Xml.Linq;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed partial class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["EigenFlux.Language"] = [],
        ["EigenFlux.Models"] = [],
        ["EigenFlux.Models.LlamaCpp"] = ["EigenFlux.Models"],
        ["EigenFlux.Compiler"] = ["EigenFlux.Language", "EigenFlux.Models"],
        ["EigenFlux.Runtime"] = ["EigenFlux.Compiler", "EigenFlux.Models"],
        ["EigenFlux"] = ["EigenFlux.Language", "EigenFlux.Models", "EigenFlux.Models.LlamaCpp", "EigenFlux.Compiler", "EigenFlux.Runtime"],
        ["EigenFlux.Cli"] = ["EigenFlux", "EigenFlux.Language", "EigenFlux.Models", "EigenFlux.Models.LlamaCpp", "EigenFlux.Compiler", "EigenFlux.Runtime"],
    };

    public static TheoryData<string> Projects => [.. Directory.EnumerateFiles(Path.Combine(RealModel.Root, "src"), "*.csproj", SearchOption.AllDirectories)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_its_place_in_the_house_allows(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        Allowed.ShouldContainKey(name);
        var references = XDocument.Load(path).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        references.ShouldAllBe(reference => Allowed[name].Contains(reference));
    }

    [Fact]
    public void The_runtime_does_not_know_the_language()
    {
        foreach (var file in Sources("EigenFlux.Runtime"))
        {
            File.ReadAllText(file).ShouldNotContain("using EigenFlux.Language", customMessage: file);
        }
    }

    [Fact]
    public void Only_the_language_knows_the_parser_generator()
    {
        foreach (var file in Sources("").Where(file => !file.Contains("EigenFlux.Language", StringComparison.Ordinal)))
        {
            File.ReadAllText(file).ShouldNotContain("Antlr4", customMessage: file);
        }
    }

    [Fact]
    public void Patterns_are_given_to_the_engines_of_dotnet_in_one_place()
    {
        // A new Regex, or one of the static calls that make one. Those that the compiler of C# makes of the project's own patterns are no program's,
        // nor are those of CardForms.cs, which is built for netstandard2.0 too, where the compiler makes none.
        Sources("").Where(file => DotNetRegex().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName).ShouldBe(["RegexSearch.cs", "CardForms.cs"], ignoreOrder: true);
        DotNetRegex().IsMatch("Regex.IsMatch(text, pattern)").ShouldBeTrue();
        DotNetRegex().IsMatch("[GeneratedRegex(\"a\")] private static partial Regex Own();").ShouldBeFalse();
    }

    [Fact]
    public void No_source_file_is_longer_than_five_hundred_lines()
    {
        Sources("").Select(file => (file, lines: File.ReadLines(file).Count())).Where(file => file.lines > 500).ShouldBeEmpty();
    }

    /// <summary>
    /// Whatever opens a file to read it goes by way of the one reader that looks at what it opens. The exceptions write, hold a lock, or
    /// open the program itself before anything else can be loaded.
    /// </summary>
    [Fact]
    public void Only_the_safe_reader_opens_files_to_read_them()
    {
        string[] others = ["SafeFile.cs", "AtomicFile.cs", "FileHandles.cs"];
        Sources("").Where(file => !others.Contains(Path.GetFileName(file)))
            .Where(file => Opening().IsMatch(File.ReadAllText(file)))
            .ShouldBeEmpty();
    }

    [GeneratedRegex(@"(?<!\w)File\.(ReadAll\w+|ReadLines|OpenRead|OpenText|OpenHandle|Open)\(|FileMode\.Open,|FileAccess\.Read,")]
    private static partial Regex Opening();

    [GeneratedRegex(@"new\s+(System\.Text\.RegularExpressions\.)?Regex\s*\(|\bRegex\.(IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches|EnumerateSplits)\s*\(|\bRegex\s+\w+\s*=\s*new\s*\(")]
    private static partial Regex DotNetRegex();

    private static List<string> Sources(string project)
    {
        var sources = Directory.EnumerateFiles(Path.Combine(RealModel.Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .ToList();
        sources.Count.ShouldBeGreaterThan(20); // Or a test of them passes for want of any.
        return sources;
    }
}
