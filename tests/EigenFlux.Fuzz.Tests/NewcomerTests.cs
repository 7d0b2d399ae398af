using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;

namespace EigenFlux.Fuzz.Tests;

/// <summary>The fixes of typical first mistakes. The programs lie next to the project, and the tests skip visibly without them.</summary>
public class NewcomerTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Corpus.Root, "..", "shared", "faults", "newcomers"));

    public static TheoryData<string> Programs => Directory.Exists(Folder)
        ? [.. Directory.GetFiles(Folder, "*.eflux").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)]
        : ["none"];

    [SkippableTheory]
    [MemberData(nameof(Programs))]
    public void A_fix_keeps_its_promise(string program)
    {
        Skip.If(program == "none", "There are no programs with first mistakes next to the project.");
        FixRules.Check(File.ReadAllText(Path.Combine(Folder, program)));
    }
}
