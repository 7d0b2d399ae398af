using System.CommandLine;
using System.Globalization;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Hosting;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Cli.Commands;

/// <summary><c>eflux cache</c>.</summary>
internal static class CacheCommand
{
    private static readonly Option<bool> Clear = new("--clear")
    {
        Description = "Delete the saved prefixes. The next run of each program computes its prefix again.",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "cache",
            "Show or delete the saved prefixes.",
            "The prefix of a scene's window is computed once: 'eflux run' saves the result in a folder, so the next run "
                + "of the same program on the same model starts at once. The folder can be deleted at any time.",
            ("eflux cache", "Shows where prefixes are saved, how many there are, and their size."),
            ("eflux cache --clear", "Deletes them."))
        {
            Clear, PrefixCacheOptions.Folder, SharedOptions.Json,
        };
        command.SetAction(parse => Run(new Session(parse)));
        return command;
    }

    private static int Run(Session session)
    {
        var path = PrefixCacheOptions.ReadFolder(session.Parse);
        var clears = session.Parse.GetValue(Clear);
        var (count, bytes) = (0, 0L);
        if (path is not null)
        {
            var folder = new PrefixFolder(path, PrefixFolder.DefaultLimit);
            path = folder.Path;
            try
            {
                (count, bytes) = clears ? folder.Clear() : folder.Measure();
            }
            catch (IOException problem)
            {
                var diagnostic = new DiagnosticBuilder(null).CannotWrite(path, problem.Message);
                session.Report([diagnostic]);
                if (session.Json)
                {
                    session.WriteJson(json =>
                    {
                        json.WriteStartObject();
                        DiagnosticJson.Write(json, [diagnostic]);
                        json.WriteEndObject();
                    });
                }

                return ExitCode.Failed;
            }
        }

        if (session.Json)
        {
            session.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("folder", path);
                json.WriteNumber(clears ? "deleted" : "prefixes", count);
                json.WriteNumber("bytes", bytes);
                json.WriteEndObject();
            });
            return ExitCode.Fine;
        }

        var what = $"{Quantity.Of(count, "prefix", "prefixes")}, {(bytes / 1e6).ToString("N1", CultureInfo.InvariantCulture)} MB";
        session.Screen.Out.Line(path is null
            ? $"Computed prefixes are not saved: {PrefixCacheOptions.Variable} is off, or there is no cache folder."
            : $"{Printable.Line(path)}: {what}{(clears ? " deleted" : "")}").Flush();
        return ExitCode.Fine;
    }
}
