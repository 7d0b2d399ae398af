using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Targets;

namespace EigenFlux.Fuzz.Tests;

/// <summary>A short run of every target, the same each time. More of them: see README.md of the fuzzer.</summary>
[Collection("one after another")]
public class FuzzTests
{
    private const ulong Seed = 13;

    public static TheoryData<string, int> Targets => new()
    {
        { "source", 300 }, { "fixes", 120 }, { "fmt", 150 }, { "compile", 50 }, { "run", 50 }, { "image", 60 }, { "trace", 300 }, { "checkpoint", 60 }, { "targets", 3000 }, { "weights", 200 },
        { "gguf", 3000 }, { "regex", 200 }, { "values", 500 }, { "arg", 200 }, { "lines", 10_000 }, { "person", 50 },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void No_input_of_a_short_run_shows_a_fault(string name, int inputs)
    {
        var faults = new List<Fault>();
        var target = AllTargets.Named([name])[0];
        using var watchdog = new Watchdog((_, input, signature, details) =>
            Environment.FailFast($"{name}: {signature}: {details}\n{string.Join("\n---\n", input.Parts.Select(part => part.Content))}"));
        new FuzzJob(new FuzzPlan([target], Seed, inputs, Until: null), new InputRunner(watchdog), folder: null) { Found = faults.Add }.Run();
        faults.ShouldBeEmpty(string.Join('\n', faults.Select(fault => $"{fault.Signature}\n{fault.Details}\n{string.Join("\n---\n", fault.Input.Parts.Select(part => part.Content))}")));
    }

    [Fact]
    public void Every_target_has_its_short_run()
    {
        Targets.Select(row => (string)row[0]).ShouldBe(AllTargets.Named([]).Select(target => target.Name), ignoreOrder: true);
    }
}
