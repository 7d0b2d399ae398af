using EigenFlux.Mutation.Mutating;
using EigenFlux.Mutation.Operators;
using EigenFlux.Mutation.Reporting;
using EigenFlux.Mutation.Running;
using Microsoft.CodeAnalysis.CSharp;

namespace EigenFlux.Mutation.Tests;

/// <summary>A run that goes on from the report of another.</summary>
public sealed class EarlierRunTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Only_mutants_that_were_not_detected_are_tested_again()
    {
        var mutants = Draw("a + b * 2 > 7");
        Write(Fates(mutants, Fate.Survived, Fate.Killed, Fate.Uncovered, Fate.NotRun, Fate.TimedOut, Fate.Crashed));

        new Verdicts(EarlierRun.Read(_file, mutants)).Undetected.ShouldBe([mutants[0], mutants[2], mutants[3]]);
    }

    [Fact]
    public void A_later_verdict_replaces_an_earlier_one_unless_it_knows_less()
    {
        var mutants = Draw("a + b * 2 > 7");
        Write(Fates(mutants, Fate.Survived, Fate.Killed, Fate.Survived, Fate.NotRun, Fate.NotRun, Fate.Uncovered));

        var verdicts = new Verdicts(EarlierRun.Read(_file, mutants));
        verdicts.Add(new Verdict(mutants[0], Fate.Killed, "T", 2));
        verdicts.Add(new Verdict(mutants[2], Fate.Uncovered, null, 0));
        verdicts.Add(new Verdict(mutants[3], Fate.Uncovered, null, 0));
        verdicts.Add(new Verdict(mutants[5], Fate.Survived, null, 1));

        verdicts.All.Select(verdict => verdict.Fate).ShouldBe([Fate.Killed, Fate.Killed, Fate.Survived, Fate.Uncovered, Fate.NotRun, Fate.Survived]);
        verdicts.All.Select(verdict => verdict.Mutant).ShouldBe(mutants);
    }

    [Fact]
    public void A_mutant_that_the_earlier_run_did_not_have_counts_as_not_run()
    {
        var mutants = Draw("a + b * 2 > 7");
        Write([.. mutants.Select(mutant => new Verdict(mutant, Fate.Killed, "T", 1))]);

        var now = Draw("a + b * 3 > 7");
        var undetected = new Verdicts(EarlierRun.Read(_file, now)).Undetected;
        undetected.ShouldNotBeEmpty();
        undetected.ShouldBe(now.Where(mutant => !mutants.Any(before => (before.Original, before.Change.Replacement) == (mutant.Original, mutant.Change.Replacement))));
    }

    [Fact]
    public void Lines_and_numbers_that_moved_do_not_part_a_mutant_from_its_verdict()
    {
        var mutants = Draw("a + b * 2 > 7");
        Write(Fates(mutants, Fate.Survived, Fate.Killed, Fate.Uncovered, Fate.NotRun, Fate.TimedOut, Fate.Crashed));

        var moved = Draw("a + b * 2 > 7", "\n\n").AsEnumerable().Reverse().Select((mutant, number) => mutant with { Number = number }).ToList();
        new Verdicts(EarlierRun.Read(_file, moved)).All.Select(verdict => verdict.Fate)
            .ShouldBe([Fate.Crashed, Fate.TimedOut, Fate.NotRun, Fate.Uncovered, Fate.Killed, Fate.Survived]);
    }

    [Fact]
    public void Equal_changes_of_one_file_have_a_verdict_each()
    {
        var mutant = Draw("a + b * 2 > 7")[0];
        Write([new Verdict(mutant, Fate.Killed, "T", 1), new Verdict(mutant with { Number = 1 }, Fate.Survived, null, 1)]);

        new Verdicts(EarlierRun.Read(_file, [mutant, mutant with { Number = 1 }, mutant with { Number = 2 }])).All.Select(verdict => verdict.Fate)
            .ShouldBe([Fate.Killed, Fate.Survived, Fate.NotRun]);
    }

    private static List<Mutant> Draw(string expression, string before = "") =>
    [
        .. Sample.Changes(CSharpSyntaxTree.ParseText($"{before}class C {{ bool M(int a, int b) {{ var x = {expression}; }} }}").GetRoot())
            .Take(6).Select((change, number) => new Mutant(number, "P", "F.cs", change)),
    ];

    private static List<Verdict> Fates(List<Mutant> mutants, params Fate[] fates) =>
        [.. mutants.Zip(fates, (mutant, fate) => new Verdict(mutant, fate, fate == Fate.Killed ? "T" : null, 1))];

    private void Write(IReadOnlyList<Verdict> verdicts) => File.WriteAllText(_file, new Report("", 0, 0, [], verdicts).ToJson());
}
