using System.CommandLine;
using EigenFlux.Cli.Rendering;
using EigenFlux.Compiler;
using EigenFlux.Compiler.Profiles;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Contract;
using EigenFlux.Profiling;

namespace EigenFlux.Cli.Commands;

/// <summary><c>eflux profile</c>.</summary>
internal static class ProfileCommand
{
    private static readonly Argument<string> FileName = new("FILE")
    {
        Description = "The program.",
    };

    private static readonly Option<int> Runs = new("--runs")
    {
        Description = "The number of runs whose turns are measured, each with the next seed (1).",
        HelpName = "N",
        DefaultValueFactory = _ => new ProfileOptions().Runs,
    };

    private static readonly Option<int> Turns = new("--turns")
    {
        Description = "The most turns that are measured, at even distances (48). More turns take longer and narrow the intervals.",
        HelpName = "N",
        DefaultValueFactory = _ => new ProfileOptions().Turns,
    };

    private static readonly Option<string> Recorded = new("--recorded")
    {
        Description = "Measure turns that people wrote instead of turns that the model generates: a file with one turn in each line, in the order of the scene.",
        HelpName = "FILE.txt",
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "The seed of the first run (1).",
        HelpName = "N",
        DefaultValueFactory = _ => new ProfileOptions().Seed,
    };

    private static readonly Option<int> MaximumTokens = new("--max-tokens")
    {
        Description = "The maximum number of tokens that one run may generate (100000).",
        HelpName = "N",
        DefaultValueFactory = _ => new ProfileOptions().MaximumTokens,
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Print the measurements without writing the file.",
    };

    public static Command Create()
    {
        Runs.AtLeast(1);
        Turns.AtLeast(1);
        MaximumTokens.AtLeast(1);
        var command = new DocumentedCommand(
            "profile",
            "Measure what definitions and the story are worth to a model, for better layouts.",
            "Runs the scene in a wide window, and takes texts out of the window before its turns: the speaker's definition, its brief level, the definition "
                + "of someone who is present, older parts of the story, and pins. The more surprised the model then is by the turn, in nats for a token, the more the "
                + "text is worth. The measurements are written to PROGRAM.weights.json next to the program, one profile for each model. 'eflux compile' and "
                + "'eflux run' read the profile of their model; delete the file to return to the default weights.",
            ("eflux profile examples/long-watch.eflux --dry-run", "Measures on the built-in model, and only prints the result."),
            ("eflux profile play.eflux -m gemma.gguf --recorded play.turns.txt", "Measures on a model, by turns that people wrote."),
            ("eflux profile play.eflux -m gemma.gguf --runs 4 --turns 200", "Measures more turns of more runs, which narrows the intervals."))
        {
            FileName, Runs, Turns, Recorded, Seed, MaximumTokens, DryRun, SharedOptions.Json,
        };
        foreach (var option in CompiledFile.Options)
        {
            command.Add(option);
        }

        command.SetAction((parse, _) => RunAsync(new Session(parse)));
        return command;
    }

    private static async Task<int> RunAsync(Session session)
    {
        var parse = session.Parse;
        var path = parse.GetRequiredValue(FileName);
        if (EntryFile.Check(path) is { } missing)
        {
            return Report(session, path, new ProfileResult(null, [missing]), null);
        }

        using var interruption = new Interruption();
        using var host = CompiledFile.Host(parse);
        var program = host.Load(path);
        var options = new ProfileOptions
        {
            Runs = parse.GetValue(Runs),
            Turns = parse.GetValue(Turns),
            Recorded = parse.GetValue(Recorded),
            Seed = parse.GetValue(Seed),
            MaximumTokens = parse.GetValue(MaximumTokens),
        };
        var line = session.Screen is { OutputIsTerminal: true, ErrorIsTerminal: true } && !session.Json ? new ProgressLine(session.Screen.Error) : null;
        try
        {
            var result = await host.ProfileAsync(
                program,
                CompiledFile.CompileOptions(parse),
                options,
                line is null ? null : new Progress(line),
                interruption.Token).ConfigureAwait(false);
            line?.Clear();
            return Report(session, path, result, parse.GetValue(DryRun) || result.Profile is null ? null : new Written(host.Workspace, program, path));
        }
        catch (ModelException refused)
        {
            line?.Clear();
            return Report(session, path, new ProfileResult(null, [Compiler.Diagnostics.ModelDiagnostics.Of(refused)]), null);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            line?.Clear();
            session.Screen.Error.Line("The profile was interrupted. Nothing was written.").Flush();
            return ExitCode.Failed;
        }
    }

    private static int Report(Session session, string path, ProfileResult result, Written? written)
    {
        var diagnostics = result.Diagnostics.ToList();
        string? file = null;
        if (written is { } to && result.Profile is { } measured)
        {
            (file, var problem) = to.Save(measured);
            if (problem is not null)
            {
                diagnostics.Add(problem);
            }
        }

        if (session.Json)
        {
            session.WriteJson(json =>
            {
                json.WriteStartObject();
                if (result.Profile is { } profile)
                {
                    json.WritePropertyName("profile");
                    json.WriteRawValue(profile.Write());
                }

                json.WriteString("file", file);
                DiagnosticJson.Write(json, diagnostics);
                json.WriteEndObject();
            });
        }
        else
        {
            session.Report(diagnostics);
            if (result.Profile is { } profile)
            {
                new ProfileTable(session.Screen.Out).Render(path, profile, file);
            }
        }

        return Session.CodeFor(diagnostics);
    }

    /// <summary>The weights of a program, to which a profile is added.</summary>
    private readonly record struct Written(Workspace Workspace, BoundProgram Program, string Path)
    {
        /// <summary>Writes the file.</summary>
        /// <returns>Its path, or the reason that it cannot be written.</returns>
        public (string? File, Diagnostic? Problem) Save(ModelProfile profile)
        {
            if (Workspace.ReadWeights(Program, out var before) is { } unreadable)
            {
                return (null, unreadable);
            }

            var path = WeightsFile.PathOf(Path);
            try
            {
                AtomicFile.Write(path, (before ?? new WeightsFile { Profiles = [] }).With(profile).Write());
                return (path, null);
            }
            catch (Exception refused) when (EntryFile.IsFileProblem(refused))
            {
                return (null, new DiagnosticBuilder(null).CannotWrite($"The file {path}", EntryFile.Reason(refused, path)));
            }
        }
    }

    private sealed class Progress(ProgressLine line) : IProgress<ProfileProgress>
    {
        public void Report(ProfileProgress value) => line.Show(value.Done, value.Planned, "turns measured");
    }
}
