using System.Text;
using EigenFlux.Baselines.Tests.Comparing;
using EigenFlux.Baselines.Tests.Scenarios;

namespace EigenFlux.Baselines.Tests;

/// <summary>Compares what the product makes of each scenario with what is beside it; or writes that, if the run is asked to accept.</summary>
[Collection("baselines")]
public sealed class BaselineTests(ScenarioRuns runs) : IClassFixture<ScenarioRuns>
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static TheoryData<string> Scenarios
    {
        get
        {
            // Accepting begins with the copies of examples and docs, so that each is among the scenarios.
            _ = Acceptance.IsAsked;
            return [.. Scenario.Names];
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Its_tokens_are_those_of_the_baseline(string scenario) => CompareAsync(scenario, BaselineKind.Tokens);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Its_tree_is_that_of_the_baseline(string scenario) => CompareAsync(scenario, BaselineKind.Tree);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Its_symbols_are_those_of_the_baseline(string scenario) => CompareAsync(scenario, BaselineKind.Symbols);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Its_diagnostics_are_those_of_the_baseline(string scenario) => CompareAsync(scenario, BaselineKind.Diagnostics);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Its_plan_is_that_of_the_baseline(string scenario) => CompareAsync(scenario, BaselineKind.Plan);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Its_trace_is_that_of_the_baseline(string scenario) => CompareAsync(scenario, BaselineKind.Trace);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void It_has_no_file_but_its_baselines_and_what_its_program_reads(string name)
    {
        var scenario = new Scenario(name);
        var read = runs[scenario].Program.Files.Select(file => Path.GetRelativePath(scenario.Folder, file.Path).Replace('\\', '/'));
        var known = Enum.GetValues<BaselineKind>().Select(Scenario.BaselineFile).Concat(read).Concat(scenario.Settings.Targets)
            .Concat(scenario.Settings.Files).Append(Scenario.SettingsFile).ToHashSet(StringComparer.Ordinal);
        scenario.Files.ShouldContain(Scenario.EntryFile);
        var strays = scenario.Files.Where(file => !known.Contains(file)).ToList();
        if (Acceptance.IsAsked)
        {
            strays.ForEach(file => File.Delete(scenario[file]));
            return;
        }

        strays.ShouldBeEmpty($"Nothing reads these files of tests/Baselines/{name}. Delete them: {Acceptance.Command}");
    }

    private async Task CompareAsync(string name, BaselineKind kind)
    {
        var scenario = new Scenario(name);
        var path = scenario.Baseline(kind);
        var shown = $"tests/Baselines/{name}/{Scenario.BaselineFile(kind)}";
        var now = await runs[scenario].PrintAsync(kind);
        if (Acceptance.IsAsked)
        {
            File.Delete(path);
            if (now is not null)
            {
                File.WriteAllText(path, now, Utf8);
            }

            return;
        }

        var baseline = File.Exists(path) ? File.ReadAllText(path, Utf8) : null;
        if (baseline != now)
        {
            var difference = (baseline, now) switch
            {
                (null, _) => $"{shown} is missing",
                (_, null) => $"{shown} is there, and the scenario has no {kind.ToString().ToLowerInvariant()} now",
                _ => $"{shown} differs {LineDifference.Between(baseline, now)}",
            };
            Assert.Fail($"{difference}\nIf it is meant to be so, accept it: {Acceptance.Command}");
        }
    }
}
