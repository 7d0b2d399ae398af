using EigenFlux.Architecture.Tests.Reading;

namespace EigenFlux.Architecture.Tests;

/// <summary>Members of .NET that are used in few places.</summary>
public sealed class MemberTests
{
    [Fact]
    public void Patterns_are_given_to_the_engines_of_dotnet_in_one_place()
    {
        // A new Regex, or one of the static calls that make one. Those that the compiler of C# makes of the project's own patterns are no program's,
        // nor are those of CardForms.cs, which is built for netstandard2.0 too, where the compiler makes none.
        string[] calls = ["IsMatch", "Match", "Matches", "Replace", "Split", "Count", "EnumerateMatches", "EnumerateSplits"];
        const string Regex = "System.Text.RegularExpressions.Regex.";
        Files(use => use.Member.StartsWith(Regex + "new(", StringComparison.Ordinal)
                || (use.IsStatic && calls.Contains(use.Member.Replace(Regex, "", StringComparison.Ordinal))))
            .ShouldBe(["RegexSearch.cs", "CardForms.cs"], ignoreOrder: true);
        Files(use => !use.IsStatic && use.Member == Regex + "IsMatch").Count().ShouldBeGreaterThan(2);
    }

    /// <summary>
    /// Whatever opens a file to read it goes by way of the one reader that looks at what it opens. The exceptions write, hold a lock, or
    /// open the program itself before anything else can be loaded.
    /// </summary>
    [Fact]
    public void Only_the_safe_reader_opens_files_to_read_them()
    {
        string[] beginnings = ["File.Read", "File.Open", "FileInfo.Open"];
        string[] members = ["FileMode.Open", "FileAccess.Read", "StreamReader.new(String)", "MemoryMappedFiles.MemoryMappedFile.CreateFromFile"];
        Files(use => beginnings.Any(beginning => use.Member.StartsWith("System.IO." + beginning, StringComparison.Ordinal))
                || members.Any(member => use.Member == "System.IO." + member))
            .ShouldBe(["SafeFile.cs", "AtomicFile.cs", "FileHandles.cs"], ignoreOrder: true);
    }

    private static IEnumerable<string> Files(Func<MemberUse, bool> isWanted) =>
        House.Current.Members.Where(isWanted).Select(use => use.Place.FileName).Distinct();
}
