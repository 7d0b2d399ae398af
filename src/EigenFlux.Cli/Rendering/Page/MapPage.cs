using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Cli.Rendering.Page;

/// <summary>
/// The memory map as a page: the map's JSON, and the scripts that draw it, in one file. What a program wrote is in the JSON alone, with
/// every character escaped that means something in HTML or acts on whoever reads the file, and the page permits no script and no style but its own.
/// </summary>
internal static class MapPage
{
    private const string Open = "{{";
    private const string Close = "}}";

    // In this order: each uses what is before it.
    private static readonly string[] Scripts = ["memory.js", "picture.js", "drawing.js", "views.js", "table.js", "head.js", "page.js"];

    private static readonly JsonWriterOptions Escaped = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The page.</summary>
    /// <param name="facts">The plan; null if the program did not compile; the page then shows only its diagnostics.</param>
    /// <param name="diagnostics">What was found.</param>
    public static string Of(PlanFacts? facts, IEnumerable<Diagnostic> diagnostics)
    {
        var style = Resource("page.css");
        var script = string.Concat(Scripts.Select(Resource));
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["title"] = HtmlEncoder.Default.Encode(facts is null ? "Memory map" : $"{facts.Plan.Scene} · memory map"),
            ["style"] = style,
            ["style-hash"] = Hash(style),
            ["script"] = script,
            ["script-hash"] = Hash(script),
            ["map"] = Data(facts, diagnostics),
        };
        return Fill(Resource("page.html"), values);
    }

    private static string Data(PlanFacts? facts, IEnumerable<Diagnostic> diagnostics)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Escaped))
        {
            MapJson.Write(json, facts, diagnostics);
        }

        return Printable.Json(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>Puts each value in its place, once: what is in a value is never taken for a place.</summary>
    private static string Fill(string template, Dictionary<string, string> values)
    {
        var page = new StringBuilder(template.Length + values.Values.Sum(value => value.Length));
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf(Open, at, StringComparison.Ordinal);
            if (open < 0)
            {
                page.Append(template, at, template.Length - at);
                break;
            }

            var close = template.IndexOf(Close, open, StringComparison.Ordinal);
            page.Append(template, at, open - at).Append(values[template[(open + Open.Length)..close]]);
            at = close + Close.Length;
        }

        return page.ToString();
    }

    // What a browser compares: the text between the tags.
    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = typeof(MapPage).Assembly.GetManifestResourceStream(typeof(MapPage), name)
            ?? throw new InvalidOperationException($"The page's {name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // A browser hashes a script with the line breaks of HTML, whichever the file has.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
