using System.CommandLine;
using EigenFlux.Cli.Rendering;
using EigenFlux.Hosting;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Run;

namespace EigenFlux.Cli.Commands;

/// <summary><c>eflux resume</c>.</summary>
internal static class ResumeCommand
{
    private static readonly Argument<string> FileName = new("FILE")
    {
        Description = "A checkpoint that 'eflux run --checkpoint' wrote.",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "resume",
            "Resume an interrupted run.",
            "Replays the story from its beginning, and continues from the checkpoint: the output is byte-identical to that of the "
                + "uninterrupted run. Generated text is not computed again. The checkpoint contains the program, its arguments, its "
                + "seed and its limits; it is rejected if the program's files, the model or the release have changed since.",
            ("eflux resume talk.checkpoint", "Resumes the run that 'eflux run talk.eflux --checkpoint talk.checkpoint' began, and saves its state in the same file."),
            ("eflux resume talk.checkpoint --trace talk.jsonl", "Writes the trace of the entire run, from its first event."))
        {
            FileName, SharedOptions.ModelFolders, RunOutput.Trace, RunOutput.Telemetry, RunOutput.Quiet, RunOutput.NoStatus, PrefixCacheOptions.Folder, PrefixCacheOptions.Limit, SharedOptions.Json,
        };
        command.SetAction((parse, _) => ResumeAsync(new Session(parse)));
        return command;
    }

    private static async Task<int> ResumeAsync(Session session)
    {
        var path = session.Parse.GetRequiredValue(FileName);
        var problem = EntryFile.Check(path);
        var checkpoint = problem is null ? CheckpointFile.Read(path, out problem) : null;
        using var file = checkpoint is null ? null : CheckpointFile.Open(path, resumes: true, out problem);
        if (checkpoint is null || file is null)
        {
            IReadOnlyList<Diagnostic> problems = [problem!];
            session.Report(problems);
            return RunOutput.Finish(session, problems, null, 0);
        }

        // The folders that the checkpoint itself speaks of are as little to be trusted as what it would have read there.
        string[] folders = [.. session.Parse.GetValue(SharedOptions.ModelFolders) ?? [], Path.GetDirectoryName(Path.GetFullPath(path))!, "."];
        using var host = new FluxHost(PrefixCacheOptions.Apply(
            CheckpointFile.HostOptions(checkpoint) with { ModelFolders = [.. folders.Select(Path.GetFullPath)] }, session.Parse));
        var options = new RunOptions { Checkpoints = file.Options(checkpoint) };
        return await RunOutput.RunAsync(
            session,
            checkpoint.Image,
            null,
            [],
            checkpoint.Seed,
            (person, cancellation) => host.ResumeAsync(checkpoint, options with { Person = person }, cancellation)).ConfigureAwait(false);
    }
}
