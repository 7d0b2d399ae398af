using System.Text.Json;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;

namespace EigenFlux.Cli.Rendering;

/// <summary>Writes diagnostics as data; lines and columns count from 1, the end is the first place after the span.</summary>
internal static class DiagnosticJson
{
    /// <summary>Writes diagnostics as a property.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<Diagnostic> diagnostics, string name = "diagnostics")
    {
        json.WriteStartArray(name);
        foreach (var diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code.Id);
            json.WriteString("severity", DiagnosticRenderer.Name(diagnostic.Severity));
            json.WriteString("message", diagnostic.Message);
            Place(json, diagnostic.Location);
            Fix(json, "fix", diagnostic.Fix);
            Fix(json, "suggestion", diagnostic.Suggestion);
            json.WriteStartArray("related");
            foreach (var related in diagnostic.Related)
            {
                json.WriteStartObject();
                json.WriteString("message", related.Message);
                Place(json, related.Location);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Fix(Utf8JsonWriter json, string name, DiagnosticFix? fix)
    {
        if (fix is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("title", fix.Title);
        json.WriteStartArray("edits");
        foreach (var edit in fix.Edits)
        {
            json.WriteStartObject();
            Place(json, edit.Location);
            json.WriteString("text", edit.NewText);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, SourceLocation? location)
    {
        if (location is not { } place)
        {
            foreach (var name in (ReadOnlySpan<string>)["file", "line", "column", "endLine", "endColumn"])
            {
                json.WriteNull(name);
            }

            return;
        }

        var (start, end) = (place.Start, place.End);
        json.WriteString("file", DisplayPath.Of(place.Source.Path));
        json.WriteNumber("line", start.Line + 1);
        json.WriteNumber("column", start.Column + 1);
        json.WriteNumber("endLine", end.Line + 1);
        json.WriteNumber("endColumn", end.Column + 1);
    }
}
