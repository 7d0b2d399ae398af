using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Cli.Commands;

/// <summary>One call of a command: its outputs, and what is the same in every command.</summary>
internal sealed class Session
{
    public Session(ParseResult parse)
    {
        Parse = parse;
        Screen = Screen.Open(parse.GetValue(SharedOptions.Color));
        Json = parse.GetValue(SharedOptions.Json);
    }

    public ParseResult Parse { get; }

    public Screen Screen { get; }

    /// <summary>Whether the result is wanted as data, and nothing else on standard output.</summary>
    public bool Json { get; }

    /// <summary>Prints diagnostics, where the result is not data that tells them.</summary>
    public void Report(IEnumerable<Diagnostic> diagnostics)
    {
        if (!Json)
        {
            Screen.Out.Flush();
            new DiagnosticRenderer(Screen.Error).Render(diagnostics);
        }
    }

    /// <summary>Writes one JSON document on standard output.</summary>
    public void WriteJson(Action<Utf8JsonWriter> write, bool indented = false)
    {
        // Buffered as a whole: what is on standard output is a document, or nothing.
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Writing(indented)))
        {
            write(json);
        }

        buffer.WriteByte((byte)'\n');
        var document = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        var text = Encoding.UTF8.GetString(document);
        if (Printable.ActsOnScreen(text))
        {
            WriteText(Printable.Json(text));
        }
        else
        {
            Write(document);
        }
    }

    /// <summary>Writes one document on standard output.</summary>
    public void WriteText(string document) => Write(Encoding.UTF8.GetBytes(document));

    private void Write(ReadOnlySpan<byte> document)
    {
        Screen.Out.Flush();
        using var output = StandardOutputStream.Open(1);
        output.Write(document);
    }

    /// <summary>Prose stays readable: what is written is a file of its own and no part of a page.</summary>
    public static JsonWriterOptions Writing(bool indented) =>
        new() { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int CodeFor(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? ExitCode.Failed : ExitCode.Fine;

    /// <summary>"1 error", "2 errors".</summary>
    public static string Count(int number, string one, string? many = null) =>
        FormattableString.Invariant($"{number:N0} {(number == 1 ? one : many ?? one + "s")}");
}
