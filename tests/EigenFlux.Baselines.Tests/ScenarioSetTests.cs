using EigenFlux.Baselines.Tests.Comparing;
using EigenFlux.Baselines.Tests.Scenarios;

namespace EigenFlux.Baselines.Tests;

/// <summary>The scenarios are all those that there should be.</summary>
[Collection("baselines")]
public sealed class ScenarioSetTests
{
    private const string Accepting = "While baselines are written they are not judged.";
    private const int LargestTrace = 200_000;
    private const int LargestOfAll = 8_000_000;

    public static TheoryData<string> Originals
    {
        get
        {
            _ = Acceptance.IsAsked;
            return [.. Original.All.Select(original => original.Scenario)];
        }
    }

    [Theory]
    [MemberData(nameof(Originals))]
    public void A_program_of_the_examples_and_docs_has_a_scenario_with_the_same_bytes(string name)
    {
        var original = Original.All.Single(original => original.Scenario == name);
        var scenario = new Scenario(name);
        foreach (var (file, bytes) in original.Files(scenario.Settings))
        {
            var isSame = File.Exists(scenario[file]) && File.ReadAllBytes(scenario[file]).AsSpan().SequenceEqual(bytes);
            isSame.ShouldBeTrue($"tests/Baselines/{name}/{file} is not as in {Path.GetRelativePath(Repository.Root, original.Path)}. Accept the change: {Acceptance.Command}");
        }
    }

    [SkippableFact]
    public void A_scenario_that_is_named_as_a_copy_has_an_original()
    {
        Skip.If(Acceptance.IsAsked, Accepting);
        var originals = Original.All.Select(original => original.Scenario).ToHashSet(StringComparer.Ordinal);
        Scenario.Names.Where(name => Original.Prefixes.Any(name.StartsWith) && !originals.Contains(name))
            .ShouldBeEmpty($"Delete them: {Acceptance.Command}");
    }

    [SkippableFact]
    public void Scenarios_are_many_and_many_have_errors()
    {
        Skip.If(Acceptance.IsAsked, Accepting);
        Scenario.Names.Count.ShouldBeGreaterThanOrEqualTo(40);
        var wrong = Scenario.Names.Select(name => new Scenario(name)).Count(scenario =>
            File.Exists(scenario.Baseline(BaselineKind.Diagnostics)) && File.ReadAllText(scenario.Baseline(BaselineKind.Diagnostics)).Contains("error[", StringComparison.Ordinal));
        wrong.ShouldBeGreaterThanOrEqualTo(10);
    }

    [SkippableFact]
    public void Baselines_stay_small()
    {
        Skip.If(Acceptance.IsAsked, Accepting);
        var files = Scenario.Names.SelectMany(name => new Scenario(name) is var scenario ? scenario.Files.Select(file => new FileInfo(scenario[file])) : []).ToList();
        files.Where(file => file.Length > LargestTrace && file.Extension == ".trace").Select(file => file.FullName)
            .ShouldBeEmpty("Lower the limits of the run in scenario.json.");
        files.Sum(file => file.Length).ShouldBeLessThan(LargestOfAll);
    }

    [SkippableFact]
    public void Baselines_name_no_path_of_this_machine()
    {
        Skip.If(Acceptance.IsAsked, Accepting);
        Scenario.Names.SelectMany(name => new Scenario(name) is var scenario ? scenario.Files.Select(file => scenario[file]) : [])
            .Where(path => File.ReadAllText(path).Contains(Repository.Root, StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
