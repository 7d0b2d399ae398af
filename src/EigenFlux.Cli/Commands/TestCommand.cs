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
        Description = "The number of runs, instead of every 'times': few for a quick look, many for a narrow interval.",
        HelpName = "N",
    };

    private static readonly Option<string> Filter = new("--filter")
    {
        Description = "Run only the tests whose names contain this text; case is ignored.",
        HelpName = "TEXT",
    };

    private static readonly Option<ulong?> Seed = new("--seed")
    {
        Description = "The seed of the first run of each 'run', instead of the test's (1 if it names none).",
        HelpName = "N",
    };

    private static readonly Option<int> MaximumTokens = new("--max-tokens")
    {
        Description = "The maximum number of tokens that one run may generate (100000).",
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
        var command = new DocumentedCommand(
            "test",
            "Run the tests of programs: expectations about many seeded runs.",
            "Runs the 'test' blocks of the files. Each 'run' plays a scene with one seed after another, until every expectation is "
                + "decided or its 'times' are used up: an expectation with a confidence by bounds that hold at every look, and by exact ones at the end. An "
                + "expectation that is neither shown nor refuted fails. One that does not hold shows three runs as examples. The "
                + "exit code is 1 if one does not hold or a run fails. Ctrl-C ends the tests and reports the results so far.",
            ("eflux test examples/oracle.eflux", "Runs the tests of one program."),
            ("eflux test examples/oracle.eflux --runs 20 --filter riddle", "Takes a quick look at some of them."),
            ("eflux test examples/*.eflux --junit results.xml --color never", "Runs all of them, as on a build server."))
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
        var presenter = new TestsPresenter(session, options);
        using (var interruption = new Interruption())
        {
            using var host = CompiledFile.Host(parse);
            try
            {
                foreach (var path in parse.GetRequiredValue(Files))
                {
                    await presenter.RunAsync(host, path, interruption.Token).ConfigureAwait(false);
                }
            }
            finally
            {
                // Whatever ended the tests, the file has what they came to.
                presenter.WriteJUnit(parse.GetValue(JUnit));
            }
        }

        if (session.Json)
        {
            session.WriteJson(json => TestJson.Write(json, presenter.Reports));
        }
        else
        {
            presenter.Summarise();
        }

        return presenter.Passed ? ExitCode.Fine : ExitCode.Failed;
    }
}
