using System.Text;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Baselines.Tests.Printing;

/// <summary>Prints diagnostics as the command line does on an output of 100 columns without colour, after the command that finds them;
/// what a command finds that is the same as before is not printed twice.</summary>
internal static class DiagnosticPrinter
{
    public static string Print(params ReadOnlySpan<(string Command, IReadOnlyList<Diagnostic>? Found)> commands)
    {
        var text = new StringBuilder();
        var before = "";
        foreach (var (command, found) in commands)
        {
            var now = found is null ? "not run\n" : found.Count == 0 ? "none\n" : Render(found);
            text.Append($"# {command}\n{(found is { Count: > 0 } && now == before ? "the same\n" : now)}");
            before = now;
        }

        return text.ToString();
    }

    private static string Render(IReadOnlyList<Diagnostic> found)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new DiagnosticRenderer(new Pen(text, colour: false, Pen.DefaultWidth)).Render(found);
        return text.ToString();
    }
}
