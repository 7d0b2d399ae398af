using System.CommandLine;
using EigenFlux.Cli.Rendering;
using EigenFlux.Compiler;
using EigenFlux.Runtime.Run;
using EigenFlux.Testing;

namespace EigenFlux.Cli.Commands;

/// <summary><c>eflux test</c>.</summary>
internal static class TestCommand
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "The programs whose tests are run.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<int?> Runs = new("--runs")
    {
        Description = "So many runs in the place of every 'times': few for a quick look, many for a narrow answer.",
        HelpName = "N",
    };

    private static readonly Option<string> Filter = new("--filter")
    {
        Description = "Only the tests whose names contain this, in upper or lower case.",
        HelpName = "TEXT",
    };

    private static readonly Option<ulong?> Seed = new("--seed")
    {
        Description = "The seed of the first run of each 'run', in the place of the tests' own (1 where they say none).",
        HelpName = "N",
    };

    private static readonly Option<int> MaximumTokens = new("--max-tokens")
    {
        Description = "The most tokens that one run may generate (100000).",
        HelpName = "N",
        DefaultValueFactory = _ => new RunOptions().MaximumTokens,
    };

    private static readonly Option<string> JUnit = new("--junit")
    {
        Description = "Write the report to this file as JUnit XML, which build servers read.",
        HelpName = "FILE.xml",
    };

    public static Command Create()
    {
        Runs.AtLeast(1);
        MaximumTokens.AtLeast(1);
        var command = new TaughtCommand(
            "test",
            "Run the tests of programs: many seeded runs, and what may be expected of them.",
            "Runs the 'test' blocks of the files. Each 'run' plays a scene with one seed after the other, until all that is expected of it is "
                + "decided or its 'times' are up: with a confidence by bounds that hold at every look, and by exact ones at the end. An "
                + "expectation that is neither shown nor refuted counts as failed. One that does not hold shows three runs that tell why. The "
                + "exit code is 1 where one does not hold or a run fails. Ctrl-C ends the tests and reports what was found so far.",
            ("eflux test examples/oracle.eflux", "Runs the tests of one program."),
            ("eflux test examples/oracle.eflux --runs 20 --filter riddle", "Has a quick look at some of them."),
            ("eflux test examples/*.eflux --junit results.xml --color never", "Runs them all, as a build server does."))
        {
            Files, Runs, Filter, Seed, SharedOptions.Model, SharedOptions.ModelFolders, SharedOptions.Template, SharedOptions.Targets, MaximumTokens,
            SharedOptions.Threads, SharedOptions.GpuLayers, JUnit, SharedOptions.Json,
        };
        command.SetAction((parse, _) => RunAsync(new Session(parse)));
        return command;
    }

    private static async Task<int> RunAsync(Session session)
    {
        var parse = session.Parse;
        var options = new TestOptions
        {
            Filter = parse.GetValue(Filter),
            Runs = parse.GetValue(Runs),
            Seed = parse.GetValue(Seed),
            MaximumTokens = parse.GetValue(MaximumTokens),
            Compile = new CompileOptions { Model = parse.GetValue(SharedOptions.Model), Template = parse.GetValue(SharedOptions.Template) },
        };
        var told = new ToldTests(session, options);
        using (var interruption = new Interruption())
        {
            using var host = CompiledFile.Host(parse);
            try
            {
                foreach (var path in parse.GetRequiredValue(Files))
                {
                    await told.RunAsync(host, path, interruption.Token).ConfigureAwait(false);
                }
            }
            finally
            {
                // Whatever ended the tests, the file has what they came to.
                told.WriteJUnit(parse.GetValue(JUnit));
            }
        }

        if (session.Json)
        {
            session.WriteJson(json => TestJson.Write(json, told.Reports));
        }
        else
        {
            told.Summarise();
        }

        return told.Passed ? ExitCode.Fine : ExitCode.Failed;
    }
}
