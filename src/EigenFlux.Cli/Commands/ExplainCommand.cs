using System.CommandLine;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Compiler.Lowering;

namespace EigenFlux.Cli.Commands;

/// <summary><c>eflux explain</c>.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string> Code = new("CODE")
    {
        Description = "The code of a diagnostic, such as EF2101.",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "explain",
            "Explain a diagnostic by its code.",
            "Prints the section of the documentation about a diagnostic: a program that leads to it, the reason, and the fix. The code stands in "
                + "brackets after the severity, as in error[EF2101]; case is ignored. No file and no model is needed.",
            ("eflux explain EF2101", "Explains a name that is not declared."),
            ("eflux explain ef3008", "Explains live text that is not in the window."))
        {
            Code, SharedOptions.Json,
        };
        command.SetAction(parse => Run(new Session(parse)));
        return command;
    }

    private static int Run(Session session)
    {
        var code = session.Parse.GetRequiredValue(Code).ToUpperInvariant();
        var pages = DiagnosticPages.All;
        if (!pages.TryGetValue(code, out var page))
        {
            session.RefuseName($"There is no diagnostic '{code}'.{Suggestion.For(code, pages.Keys)} A code is EF and four digits.");
            return ExitCode.Usage;
        }

        if (session.Json)
        {
            session.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("code", code);
                json.WriteString("text", string.Join('\n', page.Select(line => line.Text)));
                json.WriteEndObject();
            });
            return ExitCode.Fine;
        }

        var pen = session.Screen.Out;
        foreach (var line in page)
        {
            pen.Line(line.Text, line.Kind switch
            {
                DiagnosticPages.LineKind.Title => Style.Bold,
                DiagnosticPages.LineKind.Program => Style.Name,
                _ => Style.Plain,
            });
        }

        pen.Flush();
        return ExitCode.Fine;
    }
}
