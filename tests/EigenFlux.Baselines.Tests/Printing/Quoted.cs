using System.Text.Encodings.Web;
using System.Text.Json;

namespace EigenFlux.Baselines.Tests.Printing;

/// <summary>Writes a text on one line, as JSON does.</summary>
internal static class Quoted
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string text) => JsonSerializer.Serialize(text, Relaxed);
}
