using System.CommandLine;
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

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "check",
            "Check programs for errors, without a model.",
            "Reads programs and their imports, resolves every name, checks types, regexes, values and tests, and prints each error with "
                + "its source underlined and, if there is one, the fix. No model is opened and nothing is run; 'eflux compile' also checks what "
                + "depends on the model, such as whether everything fits in the window.",
            ("eflux check examples/negotiation.eflux", "Checks one program."),
            ("eflux check examples/*.eflux --json", "Checks several, and prints the diagnostics as data for an editor or a script."))
        {
            Files,
            SharedOptions.Targets,
            SharedOptions.Json,
        };
        command.SetAction(parse => Run(new Session(parse)));
        return command;
    }

    private static int Run(Session session)
    {
        var paths = session.Parse.GetRequiredValue(Files);
        var diagnostics = new List<Diagnostic>();
        using (var host = new FluxHost(new FluxHostOptions { TargetFiles = session.Parse.GetValue(SharedOptions.Targets) ?? [] }))
        {
            foreach (var path in paths)
            {
                diagnostics.AddRange(EntryFile.Check(path) is { } problem ? [problem] : host.Check(host.Load(path)));
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
                json.WriteEndObject();
            });
        }
        else
        {
            session.Report(diagnostics);
            Summarise(session.Screen.Error, diagnostics, paths.Length);
        }

        return Session.CodeFor(diagnostics);
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
