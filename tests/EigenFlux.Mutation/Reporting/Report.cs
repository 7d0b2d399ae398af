using System.Globalization;
using System.Text;
using System.Text.Json;
using EigenFlux.Mutation.Running;

namespace EigenFlux.Mutation.Reporting;

/// <summary>What a run found, as Markdown and as JSON.</summary>
/// <param name="Command">The arguments that repeat it.</param>
/// <param name="Candidates">How many changes there were to draw from.</param>
/// <param name="Tests">How many tests were recorded.</param>
/// <param name="Failing">The tests that failed without a mutant.</param>
/// <param name="Verdicts">What became of each mutant.</param>
internal sealed record Report(string Command, int Candidates, int Tests, IReadOnlyList<string> Failing, IReadOnlyList<Verdict> Verdicts)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private IReadOnlyList<Verdict> Run => [.. Verdicts.Where(verdict => verdict.Fate != Fate.NotRun)];

    /// <summary>The first line: how many of how many were detected.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{Run.Count(verdict => verdict.IsDetected)} of {Run.Count} mutants detected ({Share(Run)}): {Count(Fate.Killed)} killed, {Count(Fate.TimedOut)} timed out, {Count(Fate.Crashed)} crashed; {Count(Fate.Survived)} survived, {Count(Fate.Uncovered)} not reached by any test, {Count(Fate.NotRun)} not run");

    /// <summary>The share of mutants detected, from 0 to 1.</summary>
    public double Score => Run.Count == 0 ? 0 : (double)Run.Count(verdict => verdict.IsDetected) / Run.Count;

    /// <summary>The report for a person.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder()
            .Append("# Mutants\n\n").Append(Summary).Append(".\n\n")
            .Append(CultureInfo.InvariantCulture, $"Drawn from {Candidates} possible changes; {Tests} tests ran. Repeat it: `{Command}`.\n");
        Table(text, "project", verdict => verdict.Mutant.Project);
        Table(text, "operator", verdict => verdict.Mutant.Change.Operator);
        Survivors(text, "Survived", Fate.Survived);
        Survivors(text, "Not reached by any test", Fate.Uncovered);
        if (Failing.Count > 0)
        {
            text.Append("\n## Tests that failed without a mutant, and were left out\n\n").AppendJoin('\n', Failing.Select(test => $"- {test}")).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The report for a program.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Command,
            Candidates,
            Tests,
            Score,
            Failing,
            Mutants = Verdicts.Select(verdict => new
            {
                verdict.Mutant.Number,
                verdict.Mutant.Project,
                verdict.Mutant.File,
                verdict.Mutant.Line,
                verdict.Mutant.Change.Operator,
                verdict.Mutant.Original,
                verdict.Mutant.Change.Replacement,
                Fate = verdict.Fate.ToString(),
                verdict.Test,
                verdict.Covering,
            }),
        },
        Json);

    private static string Share(IReadOnlyCollection<Verdict> verdicts) => verdicts.Count == 0
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{100.0 * verdicts.Count(verdict => verdict.IsDetected) / verdicts.Count:0.0} %");

    private int Count(Fate fate) => Verdicts.Count(verdict => verdict.Fate == fate);

    private void Table(StringBuilder text, string name, Func<Verdict, string> key)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n| {name} | mutants | detected | survived | not reached | share |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var group in Run.GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            List<Verdict> verdicts = [.. group];
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {group.Key} | {verdicts.Count} | {verdicts.Count(verdict => verdict.IsDetected)} | {verdicts.Count(verdict => verdict.Fate == Fate.Survived)} | {verdicts.Count(verdict => verdict.Fate == Fate.Uncovered)} | {Share(verdicts)} |\n");
        }
    }

    private void Survivors(StringBuilder text, string title, Fate fate)
    {
        if (Count(fate) == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
        foreach (var verdict in Verdicts.Where(verdict => verdict.Fate == fate).OrderBy(verdict => verdict.Mutant.File, StringComparer.Ordinal).ThenBy(verdict => verdict.Mutant.Line))
        {
            var mutant = verdict.Mutant;
            text.Append(
                CultureInfo.InvariantCulture,
                $"- `{mutant.File}:{mutant.Line}` ({mutant.Change.Operator}, {verdict.Covering} tests): `{mutant.Original}` → `{mutant.Change.Replacement}`\n");
        }
    }
}
