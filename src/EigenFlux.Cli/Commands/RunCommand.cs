using System.CommandLine;
using System.Globalization;
using EigenFlux.Cli.Rendering;
using EigenFlux.Hosting;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Run;

namespace EigenFlux.Cli.Commands;

/// <summary><c>eflux run</c>.</summary>
internal static class RunCommand
{
    private const string SeedVariable = "EFLUX_SEED";

    /// <summary>The maximum number of runs of one command: the events of each run are buffered until it is printed.</summary>
    internal const int MostBranches = 10_000;

    private static readonly Argument<string> FileName = new("FILE")
    {
        Description = "A program, or an image that 'eflux compile -o' wrote.",
    };

    private static readonly Option<ulong?> Seed = new("--seed")
    {
        Description = $"The seed: the same program, model and seed give the same story. Default: {SeedVariable}, or else a random one, which is printed at the end.",
        HelpName = "N",
    };

    private static readonly Option<int> MaximumTokens = new("--max-tokens")
    {
        Description = "The maximum number of tokens that the run may generate (100000), which ends a scene that would never stop.",
        HelpName = "N",
        DefaultValueFactory = _ => new RunOptions().MaximumTokens,
    };

    private static readonly Option<string> Checkpoint = new("--checkpoint")
    {
        Description = "Save the run's state in this file, so that 'eflux resume' can resume the run after an interruption.",
        HelpName = "FILE",
    };

    private static readonly Option<int> CheckpointEvery = new("--checkpoint-every")
    {
        Description = $"The number of generated tokens between two checkpoints ({CheckpointOptions.DefaultEvery}).",
        HelpName = "N",
        DefaultValueFactory = _ => CheckpointOptions.DefaultEvery,
    };

    private static readonly Option<int> Branches = new("--branches")
    {
        Description = "The number of runs, with this seed and the following ones, all in one batch.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    public static Command Create()
    {
        MaximumTokens.AtLeast(1);
        CheckpointEvery.AtLeast(1);
        Branches.AtLeast(1);
        Branches.AtMost(MostBranches);
        var command = new DocumentedCommand(
            "run",
            "Run a program: the story streams as it is generated.",
            "Compiles a program for its model and window, runs its scene, and prints the story as it is generated. On a terminal, dim lines report what "
                + "was deleted from the window, and the last line reports how many tokens were generated, what ended the run, and the seed; in a pipe, "
                + "standard output contains only the story. Ctrl-C ends a run and keeps its text. A character that is cast on 'input' is you: its lines "
                + "are asked for at the terminal, or read from a pipe.",
            ("eflux run examples/negotiation.eflux --seed 7", "Runs the last scene of the file on the model it names, or on the built-in one."),
            ("eflux run examples/party.eflux --model gemma.gguf --trace party.jsonl", "Runs it on another model, and records every event."),
            ("eflux run examples/negotiation.eflux --branches 4 --seed 7", "Prints four stories, with the seeds 7 to 10."),
            ("eflux run examples/purse.eflux --json | jq .result", "Prints the scene's result as data."))
        {
            FileName, Seed, MaximumTokens, Branches, Checkpoint, CheckpointEvery, RunOutput.Trace, RunOutput.AuditCache, RunOutput.Telemetry,
            RunOutput.Quiet, RunOutput.NoStatus, SharedOptions.Json,
        };
        command.Validators.Add(result =>
        {
            if (result.ReadableValue(Branches) > 1 && result.GetValue(Checkpoint) is not null)
            {
                result.AddError("--checkpoint saves one run, but --branches makes several: use one of the two.");
            }

            if (result.ReadableValue(Branches) > 1 && result.ReadableValue(RunOutput.AuditCache) > 0)
            {
                result.AddError("--audit-cache audits one run, but --branches makes several: use one of the two.");
            }
        });
        foreach (var option in CompiledFile.Options)
        {
            command.Add(option);
        }

        command.Add(PrefixCacheOptions.Folder);
        command.Add(PrefixCacheOptions.Limit);
        command.SetAction((parse, _) => RunAsync(new Session(parse)));
        return command;
    }

    private static async Task<int> RunAsync(Session session)
    {
        var parse = session.Parse;
        var seed = parse.GetValue(Seed) ?? SeedByChance();
        using var host = new FluxHost(PrefixCacheOptions.Apply(CompiledFile.HostOptions(parse), parse));
        var compiled = CompiledFile.Open(host, parse.GetRequiredValue(FileName), parse);
        var diagnostics = new List<Diagnostic>(compiled.Result.Diagnostics);
        RunOutput.Report(session, diagnostics);
        if (compiled.Image is not { } image)
        {
            return RunOutput.Finish(session, diagnostics, null, seed);
        }

        var options = new RunOptions
        {
            Seed = seed,
            MaximumTokens = parse.GetValue(MaximumTokens),
            AuditCacheEvery = parse.GetValue(RunOutput.AuditCache),
        };
        if (parse.GetValue(Branches) is > 1 and var branches)
        {
            using var telemetry = parse.GetValue(RunOutput.Telemetry) ? new TelemetryExport() : null;
            var code = await new BranchesPresenter(session, host, compiled).RunAsync(image, options, branches, diagnostics).ConfigureAwait(false);
            if (telemetry?.Finish() is { } unsent)
            {
                RunOutput.Report(session, [unsent]);
            }

            return code;
        }

        CheckpointFile? file = null;
        if (parse.GetValue(Checkpoint) is { } path)
        {
            file = CheckpointFile.Open(path, resumes: false, out var problem);
            if (problem is not null)
            {
                session.Report([problem]);
                return RunOutput.Finish(session, [.. diagnostics, problem], null, seed);
            }
        }

        using (file)
        {
            options = options with { Checkpoints = file?.Options(parse.GetValue(CheckpointEvery), host.Options, compiled.Program) };
            return await RunOutput.RunAsync(
                session,
                image,
                compiled.Program,
                diagnostics,
                seed,
                (person, cancellation) => host.RunAsync(image, options with { Person = person }, cancellation)).ConfigureAwait(false);
        }
    }

    private static ulong SeedByChance() =>
        ulong.TryParse(Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : (ulong)Random.Shared.NextInt64(1, 1L << 32);
}
