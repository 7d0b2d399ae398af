using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;
using EigenFlux.Fuzz.Targets;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Decoding;

namespace EigenFlux.Fuzz.Tests;

[Collection("one after another")]
public class EngineTests
{
    [Fact]
    public void The_same_seed_and_number_make_the_same_input()
    {
        foreach (var target in AllTargets.Named([]))
        {
            for (var index = 0; index < 20; index++)
            {
                FuzzPlan.InputOf(target, 3, index).Parts.ShouldBe(FuzzPlan.InputOf(target, 3, index).Parts, target.Name);
            }

            Enumerable.Range(0, 20).Select(index => string.Concat(FuzzPlan.InputOf(target, 3, index).Parts)).Distinct().Count().ShouldBeGreaterThan(5, target.Name);
        }
    }

    [Fact]
    public void An_input_is_made_as_small_as_its_fault_permits()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 50).Select(i => $"line {i} of many"));
        Minimise(FuzzInput.Text("x", lines), text => text.Contains("37", StringComparison.Ordinal)).ShouldBe("37");
        Minimise(FuzzInput.Binary("x", [.. Enumerable.Range(0, 255).Select(i => (byte)i)]), text => text.Contains('\u0007') && text.Contains('\u0050')).ShouldBe("\u0007\u0050");
        Minimise(FuzzInput.Json("x", """{"a": [1, {"b": "x", "c": [2, 3]}], "d": {"e": null}}"""), text => text.Contains("\"c\"", StringComparison.Ordinal))
            .ShouldBe("""{"a":[{"c":[]}]}""");
        Minimise(FuzzInput.Fixed("x", "stays"), _ => true).ShouldBe("stays");
    }

    [Fact]
    public void A_fault_comes_back_from_its_file_with_every_unit_of_its_input()
    {
        var folder = Directory.CreateTempSubdirectory("eflux-fuzz-").FullName;
        try
        {
            var fault = new Fault("lines", ulong.MaxValue, 12, "Oops < A.B", "details", new FuzzInput(
                FuzzInput.Text("a", "half \ud800, whole 😀\0"), FuzzInput.Binary("b", [0, 255, 10]), FuzzInput.Json("c", "{}"), FuzzInput.Fixed("d", "")));
            FaultFile.Write(folder, fault);
            var read = FaultFile.Read(Directory.GetFiles(folder).ShouldHaveSingleItem());
            read.Input.Parts.ShouldBe(fault.Input.Parts);
            (read with { Input = fault.Input }).ShouldBe(fault);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_fault_is_found_once_and_told_apart_by_where_it_is_thrown()
    {
        var faults = new List<Fault>();
        using var watchdog = new Watchdog((_, _, _, _) => { });
        new FuzzJob(new FuzzPlan([new Broken()], 1, 200, Until: null), new InputRunner(watchdog), folder: null) { Found = faults.Add }.Run();
        faults.Select(fault => fault.Signature).ShouldBe(["a number is small", "FormatException"], ignoreOrder: true);
        faults.ShouldAllBe(fault => fault.Input["x"].Length == 1);
    }

    [Fact]
    public void An_input_that_takes_too_much_memory_is_a_fault()
    {
        using var watchdog = new Watchdog((_, _, _, _) => { });
        new InputRunner(watchdog).Run(new Greedy(), new FuzzInput(FuzzInput.Text("x", "")))!.Value.Signature.ShouldBe(Watchdog.TooMuchMemory);
    }

    [Fact]
    public void An_input_that_does_not_end_is_handed_over()
    {
        using var handedOver = new ManualResetEventSlim();
        string? said = null;
        using var watchdog = new Watchdog((_, _, signature, _) =>
        {
            said = signature;
            handedOver.Set();
        });
        new InputRunner(watchdog).Run(new Endless(handedOver), new FuzzInput(FuzzInput.Text("x", ""))).ShouldBeNull();
        said.ShouldBe(Watchdog.TookTooLong);
    }

    [Fact]
    public void Jobs_share_the_inputs_of_a_plan_without_gaps_and_goes_on_after_one()
    {
        var target = new Counting();
        var plan = new FuzzPlan([target], 1, 25, Until: null);
        using var watchdog = new Watchdog((_, _, _, _) => { });
        foreach (var job in new[] { 0, 1, 2 })
        {
            new FuzzJob(plan, new InputRunner(watchdog), folder: null) { Part = (job, 3) }.Run();
        }

        target.Inputs.Count.ShouldBe(25);
        target.Inputs.Distinct().Count().ShouldBe(25);
        target.Inputs.Clear();
        new FuzzJob(plan, new InputRunner(watchdog), folder: null).Run(after: (2, 0, 21));
        target.Inputs.Count.ShouldBe(3);
    }

    [Fact]
    public void Sentences_of_the_grammar_use_its_rules()
    {
        var random = new SeededRandom(4);
        var all = string.Concat(Enumerable.Range(0, 400).Select(_ => GrammarSentences.Instance.Make("unit", random)));
        foreach (var word in new[] { "scene", "record", "premise", "watch", "choose", "expect", "seen", "coalition", "recall", "->", "list", "import" })
        {
            all.ShouldContain(word);
        }
    }

    [Fact]
    public void Most_programs_that_should_run_do()
    {
        var (images, codes) = (0, new List<string>());
        for (var seed = 0UL; seed < 100; seed++)
        {
            var program = Product.Load(RunnablePrograms.Make(new SeededRandom(seed), withPerson: seed % 4 == 0));
            var diagnostics = program.HasErrors ? [.. program.Diagnostics] : Product.Compile(program).Diagnostics;
            images += diagnostics.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error) ? 1 : 0;
            codes.AddRange(diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        }

        images.ShouldBeGreaterThan(60, string.Join('\n', codes.Order()));
    }

    private static string Minimise(InputPart part, Func<string, bool> shows) =>
        new Minimiser(input => shows(input["x"]), 5000, TimeSpan.FromMinutes(1)).Minimise(new FuzzInput(part))["x"];

    private abstract class Made : FuzzTarget
    {
        public override string Name => GetType().Name;

        public override string Usage => "";

        public override int Share => 10;

        public override FuzzInput Make(SeededRandom random) => new(FuzzInput.Text("x", $"{random.NextUInt64()}"));
    }

    private sealed class Broken : Made
    {
        public override void Run(FuzzInput input)
        {
            BrokenRuleException.Require(!input["x"].Contains('7', StringComparison.Ordinal), "a number is small", () => input["x"]);
            if (input["x"].Contains('3', StringComparison.Ordinal))
            {
                throw new FormatException("three");
            }
        }
    }

    private sealed class Greedy : Made
    {
        public override long MostBytes => 1 << 16;

        public override void Run(FuzzInput input) => GC.KeepAlive(new byte[1 << 20]);
    }

    private sealed class Endless(ManualResetEventSlim until) : Made
    {
        public override TimeSpan MostTime => TimeSpan.FromMilliseconds(20);

        public override void Run(FuzzInput input) => until.Wait(TimeSpan.FromMinutes(2));
    }

    private sealed class Counting : Made
    {
        public List<string> Inputs { get; } = [];

        public override void Run(FuzzInput input) => Inputs.Add(input["x"]);
    }
}
