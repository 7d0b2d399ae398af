using System.CommandLine;
using System.Text;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Cli.Commands;

/// <summary><c>eflux check</c>.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "The programs to check, with their imports.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Fix = new("--fix")
    {
        Description = "Apply the fixes, one round after another, and then check. A fix is applied only if it removes its error and adds none.",
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "With --fix, print the fixes and change no file.",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "check",
            "Check programs for errors, without a model.",
            "Reads programs and their imports, resolves every name, checks types, regexes, values and tests, and prints each error with "
                + "its source underlined and, if there is one, the fix. No model is opened and nothing is run; 'eflux compile' also checks what "
                + "depends on the model, such as whether everything fits in the window.",
            ("eflux check examples/negotiation.eflux", "Checks one program."),
            ("eflux check examples/*.eflux --json", "Checks several, and prints the diagnostics as data for an editor or a script."),
            ("eflux check play.eflux --fix --dry-run", "Prints the fixes that it would apply."))
        {
            Files,
            Fix,
            DryRun,
            SharedOptions.Targets,
            SharedOptions.Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(DryRun) && !result.GetValue(Fix))
            {
                result.AddError("--dry-run belongs to --fix: use both, or neither.");
            }
        });
        command.SetAction(parse => Run(new Session(parse)));
        return command;
    }

    private static int Run(Session session)
    {
        var paths = session.Parse.GetRequiredValue(Files);
        var diagnostics = new List<Diagnostic>();
        var applied = new List<Diagnostic>();
        using (var host = new FluxHost(new FluxHostOptions { TargetFiles = session.Parse.GetValue(SharedOptions.Targets) ?? [] }))
        {
            foreach (var path in paths)
            {
                diagnostics.AddRange(EntryFile.Check(path) is { } problem ? [problem]
                    : session.Parse.GetValue(Fix) ? CheckFixed(session, host.Workspace, path, applied)
                    : host.Check(host.Load(path)));
            }
        }

        // Files that import the same file each report its diagnostics; they are one error.
        diagnostics = [.. diagnostics.DistinctBy(found => (found.Code, found.Message, found.Location?.Source.Path, found.Location?.Span))];
        if (session.Json)
        {
            session.WriteJson(json =>
            {
                json.WriteStartObject();
                DiagnosticJson.Write(json, diagnostics);
                json.WriteNumber("files", paths.Length);
                if (session.Parse.GetValue(Fix))
                {
                    DiagnosticJson.Write(json, applied, "applied");
                }

                json.WriteEndObject();
            });
        }
        else
        {
            foreach (var found in applied)
            {
                var at = found.Location is { } location ? $"{Printable.Line(DisplayPath.Of(location.Source.Path))}:{location.Start.Line + 1}: " : "";
                session.Screen.Error.Write(session.Parse.GetValue(DryRun) ? "would fix" : "fixed", Style.Success).Line($" {at}{found.Code.Id}: {Printable.Line(found.Fix!.Title)}");
            }

            session.Report(diagnostics);
            Summarise(session.Screen.Error, diagnostics, paths.Length);
            if (session.Screen.ErrorIsTerminal && diagnostics.Count > 0)
            {
                session.Screen.Error.Line($"'eflux explain {diagnostics[0].Code.Id}' explains the first.", Style.Dim).Flush();
            }
        }

        return Session.CodeFor(diagnostics);
    }

    /// <summary>Fixes a program's entry file, and checks the result.</summary>
    private static IReadOnlyList<Diagnostic> CheckFixed(Session session, Workspace workspace, string path, List<Diagnostic> applied)
    {
        var before = workspace.Open(path);
        var entry = before.Program.Files[0];
        var (after, found) = workspace.Fix(before, file => file == entry.Path);
        applied.AddRange(found);
        var text = after.Program.Files[0].Text;
        if (found.Count > 0 && !session.Parse.GetValue(DryRun))
        {
            try
            {
                AtomicFile.Write(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text));
            }
            catch (Exception refused) when (EntryFile.IsFileProblem(refused))
            {
                applied.Clear();
                return [.. workspace.Check(before.Program), new DiagnosticBuilder(null).CannotWrite(path, EntryFile.Reason(refused))];
            }
        }

        return workspace.Check(after.Program);
    }

    private static void Summarise(Pen pen, List<Diagnostic> diagnostics, int files)
    {
        var errors = diagnostics.Count(found => found.Severity == DiagnosticSeverity.Error);
        var warnings = diagnostics.Count(found => found.Severity == DiagnosticSeverity.Warning);
        var where = $" in {Quantity.Of(files, "file")}";
        if (errors > 0)
        {
            pen.Write(Quantity.Of(errors, "error"), Style.Error);
            pen.Line((warnings > 0 ? $", {Quantity.Of(warnings, "warning")}" : "") + where);
        }
        else if (warnings > 0)
        {
            pen.Write(Quantity.Of(warnings, "warning"), Style.Warning).Line(where);
        }
        else
        {
            pen.Write("ok", Style.Success).Line($": no problems{where}");
        }

        pen.Flush();
    }
}
