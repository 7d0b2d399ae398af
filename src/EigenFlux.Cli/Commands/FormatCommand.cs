using System.CommandLine;
using System.Text;
using System.Text.Json;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Formatting;

namespace EigenFlux.Cli.Commands;

/// <summary><c>eflux fmt</c>.</summary>
internal static class FormatCommand
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "The programs to format in place; - formats standard input to standard output.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Change nothing; list the files that would change, and exit with 1 if there is one.",
    };

    private static readonly Option<bool> ToOutput = new("--stdout")
    {
        Description = "Print the formatted files, and change none.",
    };

    private readonly record struct Outcome(string Path, bool Changed, bool Broken);

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "fmt",
            "Format programs without changing their prose.",
            "Normalises the spaces, indentation and line breaks of programs to the one style of the language. Text in quotes and in "
                + "comments is kept letter for letter, and formatting is idempotent. A file with a syntax error is not changed; if one of the files "
                + "does not exist, none is changed.",
            ("eflux fmt examples/*.eflux", "Formats files in place."),
            ("eflux fmt --check examples/*.eflux", "For a build: fails if a file is not formatted."))
        {
            Files, Check, ToOutput, SharedOptions.Json,
        };
        command.SetAction(parse => Run(new Session(parse)));
        return command;
    }

    private static int Run(Session session)
    {
        var outcomes = new List<Outcome>();
        var paths = session.Parse.GetRequiredValue(Files);

        // Who misspells one name may have meant something else by the others: nothing is written then.
        var diagnostics = paths.Where(path => path != InputText.StandardInput).Select(EntryFile.Check).OfType<Diagnostic>().ToList();
        foreach (var path in diagnostics.Count == 0 ? paths : [])
        {
            outcomes.Add(Format(session, path, diagnostics));
        }

        var check = session.Parse.GetValue(Check);
        if (session.Json)
        {
            session.WriteJson(json => Write(json, outcomes, diagnostics));
        }
        else
        {
            session.Report(diagnostics);
            Report(session, outcomes, check);
        }

        return Session.CodeFor(diagnostics) == ExitCode.Fine && !(check && outcomes.Any(outcome => outcome.Changed))
            ? ExitCode.Fine
            : ExitCode.Failed;
    }

    private static Outcome Format(Session session, string path, List<Diagnostic> diagnostics)
    {
        if (InputText.Read(path, out var problem) is not { } source)
        {
            diagnostics.Add(problem!);
            return new Outcome(path, Changed: false, Broken: true);
        }

        var formatted = Formatter.Format(source);
        var errors = formatted.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).ToList();
        diagnostics.AddRange(errors);
        var broken = errors.Count > 0;
        var toOutput = path == InputText.StandardInput || session.Parse.GetValue(ToOutput);
        if (!session.Parse.GetValue(Check))
        {
            if (toOutput && !session.Json && !broken)
            {
                Print(session, formatted.Text);
            }
            else if (formatted.IsChanged && !broken && !toOutput && Replace(path, formatted.Text) is { } refused)
            {
                diagnostics.Add(refused);
                broken = true;
            }
        }

        return new Outcome(path, formatted.IsChanged && !broken, broken);
    }

    /// <summary>Prints a program: to a file or a pipe as it is, to a terminal so that nothing in it acts.</summary>
    private static void Print(Session session, string program)
    {
        if (session.Screen.OutputIsTerminal)
        {
            session.Screen.Out.Write(program).Flush();
        }
        else
        {
            session.WriteText(program);
        }
    }

    private static Diagnostic? Replace(string path, string text)
    {
        try
        {
            AtomicFile.Write(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text));
            return null;
        }
        catch (Exception refused) when (EntryFile.IsFileProblem(refused))
        {
            return new DiagnosticBuilder(null).CannotWrite(path, EntryFile.Reason(refused));
        }
    }

    private static void Report(Session session, List<Outcome> outcomes, bool check)
    {
        if (session.Parse.GetValue(ToOutput) || outcomes is [{ Path: InputText.StandardInput }])
        {
            if (!check)
            {
                return;
            }
        }

        var pen = check ? session.Screen.Out : session.Screen.Error;
        foreach (var outcome in outcomes.Where(outcome => outcome.Changed))
        {
            pen.Line(check ? Printable.Line(outcome.Path) : $"formatted {Printable.Line(outcome.Path)}");
        }

        var changed = outcomes.Count(outcome => outcome.Changed);
        var unchanged = outcomes.Count(outcome => !outcome.Changed && !outcome.Broken);
        pen.Flush();
        session.Screen.Error.Line(
            $"{Quantity.Of(changed, "file")} {(check ? "would be changed" : "changed")}, {unchanged} already formatted",
            Style.Dim).Flush();
    }

    private static void Write(Utf8JsonWriter json, List<Outcome> outcomes, List<Diagnostic> diagnostics)
    {
        json.WriteStartObject();
        json.WriteStartArray("files");
        foreach (var outcome in outcomes)
        {
            json.WriteStartObject();
            json.WriteString("file", outcome.Path);
            json.WriteBoolean("changed", outcome.Changed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        DiagnosticJson.Write(json, diagnostics);
        json.WriteEndObject();
    }
}
