using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using EigenFlux.Mutation.Mutating;
using EigenFlux.Mutation.Reporting;
using EigenFlux.Mutation.Running;

namespace EigenFlux.Mutation;

/// <summary>The command line: draws mutants of <c>src/</c>, compiles them in at once, and runs the tests that reach each.</summary>
internal static class MutationCommand
{
    private const string EngineProject = "EigenFlux.Models.LlamaCpp";

    /// <summary>Runs the command.</summary>
    public static int Run(string[] args) => Create().Parse(args).Invoke();

    private static RootCommand Create()
    {
        Option<int> mutants = new("--mutants") { Description = "How many mutants", DefaultValueFactory = _ => 300 };
        Option<int> seed = new("--seed") { Description = "Equal seeds draw equal mutants from equal sources", DefaultValueFactory = _ => 1 };
        Option<string[]> only = new("--only")
        {
            Description = "Only files whose path from the root matches, as in 'src/EigenFlux.Language/Binding/*'; '*' matches any characters",
            DefaultValueFactory = _ => [],
        };
        Option<string[]> tests = new("--tests")
        {
            Description = "Only these test projects, as in 'EigenFlux.Language.Tests'; all but the pages' without it",
            DefaultValueFactory = _ => [],
        };
        Option<string[]> classes = new("--classes")
        {
            Description = "Only test classes whose full name matches, as in '*.SceneBinderTests'; '*' matches any characters",
            DefaultValueFactory = _ => [],
        };
        Option<int> jobs = new("--jobs") { Description = "How many processes of tests at a time", DefaultValueFactory = _ => 2 };
        Option<double> minutes = new("--minutes") { Description = "Begin no mutant later than this after the start", DefaultValueFactory = _ => 1e6 };
        Option<double> limit = new("--limit")
        {
            Description = "Seconds of tests for one mutant, the fastest tests first; one that outlives them has survived",
            DefaultValueFactory = _ => 60,
        };
        Option<string?> again = new("--again") { Description = "The mutants.json of an earlier run: test only the mutants that it did not detect, and keep what became of the rest" };
        Option<string?> model = new("--model") { Description = $"A GGUF file for the tests of {EngineProject}; without it, that project is left out" };
        Option<string> work = new("--work")
        {
            Description = "The folder for the copy of the tree, kept from run to run",
            DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "eigenflux-mutation"),
        };
        Option<string> output = new("--output") { Description = "The folder for mutants.md and mutants.json", DefaultValueFactory = _ => "." };
        Option<string> configuration = new("--configuration") { Description = "The configuration to build and test", DefaultValueFactory = _ => "Debug" };
        Option<bool> list = new("--list") { Description = "Print the mutants and test none" };
        RootCommand command = new("Mutation testing: changes the product in small ways and counts how often the tests notice.")
        {
            mutants, seed, only, tests, classes, jobs, minutes, limit, again, model, work, output, configuration, list,
        };
        command.SetAction(parsed => Run(new Options(
            parsed.GetValue(mutants), parsed.GetValue(seed), parsed.GetValue(only)!, parsed.GetValue(tests)!, parsed.GetValue(classes)!, parsed.GetValue(jobs), parsed.GetValue(minutes),
            parsed.GetValue(limit), parsed.GetValue(again), parsed.GetValue(model), parsed.GetValue(work)!, parsed.GetValue(output)!, parsed.GetValue(configuration)!, parsed.GetValue(list))));
        return command;
    }

    private static int Run(Options options)
    {
        var clock = Stopwatch.StartNew();
        var tree = FindRoot();
        Progress($"copying {tree} to {options.Work}");
        using var place = Workplace.Prepare(tree, options.Work, options.Configuration);
        Progress("building");
        var testProjects = place.Build(options.Tests);
        Progress("drawing mutants");
        var sources = place.Sources()
            .Where(path => options.Model is not null || Path.GetFileNameWithoutExtension(path) != EngineProject)
            .Select(path => ProjectCompilation.Open(path, options.Configuration))
            .ToList();
        Progress($"{sources.Count} projects read");
        var sample = new Sample(place.Root, sources, options.Only, options.Seed);
        var (mutants, compilations) = sample.Draw(options.Mutants);
        Progress($"{mutants.Count} mutants of {sample.Candidates} possible ones");
        if (options.List)
        {
            mutants.ForEach(mutant => Console.WriteLine($"{mutant.File}:{mutant.Line} [{mutant.Change.Operator}] {mutant.Original} → {mutant.Change.Replacement}"));
            return 0;
        }

        Verdicts verdicts = new(options.Again is null
            ? mutants.Select(mutant => new Verdict(mutant, Fate.NotRun, null, 0))
            : EarlierRun.Read(options.Again, mutants));
        List<(string FileName, byte[] Bytes)> assemblies = [.. compilations.Select(pair => (pair.Project.FileName, pair.Project.Emit(pair.Compilation)))];

        // A test project that uses no mutated assembly can notice nothing.
        List<TestProject> tests = [];
        foreach (var path in testProjects)
        {
            var mutated = assemblies
                .Select(assembly => (assembly.Bytes, Path: Path.Combine(place.Output(path), assembly.FileName)))
                .Where(assembly => File.Exists(assembly.Path))
                .ToList();
            mutated.ForEach(assembly => File.WriteAllBytes(assembly.Path, assembly.Bytes));
            if (mutated.Count > 0)
            {
                var usesModel = Path.GetFileName(path).StartsWith(EngineProject, StringComparison.Ordinal) && options.Model is not null;
                tests.Add(new TestProject(
                    Path.GetFileNameWithoutExtension(path), place.Output(path), usesModel ? Path.GetFullPath(options.Model!) : null));
            }
        }

        var trial = new Trial(tests, options.Classes, options.Jobs, options.Limit, Progress);
        Progress("recording which tests reach which mutants");
        trial.Record();
        Progress($"{trial.Tests} tests recorded");
        trial.Test(verdicts.Undetected, TimeSpan.FromMinutes(options.Minutes) - clock.Elapsed, verdict =>
        {
            verdicts.Add(verdict);
            Write();
        });
        Console.WriteLine(Write().Summary);
        return 0;

        // After each verdict, so that a run that is ended can be continued.
        Report Write()
        {
            Report report = new(options.ToString(), sample.Candidates, trial.Tests, trial.Failing, verdicts.All);
            var output = Directory.CreateDirectory(options.Output).FullName;
            File.WriteAllText(Path.Combine(output, "mutants.md"), report.ToMarkdown());
            File.WriteAllText(Path.Combine(output, "mutants.json"), report.ToJson());
            return report;
        }
    }

    private static void Progress(string line) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss} {line}"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EigenFlux.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Start it in the repository.");
    }

    private sealed record Options(
        int Mutants, int Seed, string[] Only, string[] Tests, string[] Classes, int Jobs, double Minutes, double Limit, string? Again, string? Model, string Work, string Output,
        string Configuration, bool List)
    {
        /// <summary>The arguments that draw the same mutants and test them the same way.</summary>
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"--mutants {Mutants} --seed {Seed}{string.Concat(Only.Select(pattern => $" --only '{pattern}'"))}{string.Concat(Tests.Select(name => $" --tests {name}"))}{string.Concat(Classes.Select(pattern => $" --classes '{pattern}'"))} --limit {Limit}{(Model is null ? "" : $" --model {Path.GetFileName(Model)}")}");
    }
}
