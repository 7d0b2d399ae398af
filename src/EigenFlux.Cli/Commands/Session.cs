using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Cli.Commands;

/// <summary>One invocation of a command: its parsed options, its outputs, and the behaviour that all commands share.</summary>
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

    /// <summary>Whether the result is written as JSON, and nothing else on standard output.</summary>
    public bool Json { get; }

    /// <summary>Prints a mistake of the command line.</summary>
    /// <param name="message">The sentences.</param>
    public void RefuseName(string message) => Screen.Error.Write("error", Style.Error).Line($": {Printable.Line(message)}", Style.Bold).Flush();

    /// <summary>Prints diagnostics, unless the JSON result contains them.</summary>
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
        // Buffered entirely: standard output receives a complete document, or nothing.
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

    /// <summary>The options of JSON output. Prose is not escaped for HTML, because the document is never part of a page.</summary>
    public static JsonWriterOptions Writing(bool indented) =>
        new() { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The exit code of a command that reported these diagnostics.</summary>
    public static int CodeFor(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? ExitCode.Failed : ExitCode.Fine;
}
