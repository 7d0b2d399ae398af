using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EigenFlux.Fuzz.Engine;

/// <summary>Faults as files, one for each signature of a target, which <c>replay</c> runs again.</summary>
internal static partial class FaultFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's name for a signature.</summary>
    public static string NameOf(string target, string signature)
    {
        var slug = Unsafe().Replace(signature, "-").Trim('-');
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(signature)))[..8];
        return $"{target}-{slug[..Math.Min(slug.Length, 80)]}-{hash}.json";
    }

    public static void Write(string folder, Fault fault)
    {
        Directory.CreateDirectory(folder);
        var parts = new JsonArray([.. fault.Input.Parts.Select(Write)]);
        var json = new JsonObject
        {
            ["target"] = fault.Target,
            ["seed"] = fault.Seed,
            ["index"] = fault.Index,
            ["signature"] = WellFormed(fault.Signature),
            ["parts"] = parts,
            ["details"] = WellFormed(fault.Details),
        };
        File.WriteAllText(Path.Combine(folder, NameOf(fault.Target, fault.Signature)), json.ToJsonString(Readable) + "\n");
    }

    public static Fault Read(string path)
    {
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        return new Fault(
            (string)json["target"]!,
            (ulong)json["seed"]!,
            (long)json["index"]!,
            (string)json["signature"]!,
            (string)json["details"]!,
            new FuzzInput([.. json["parts"]!.AsArray().Select(part => Read(part!))]));
    }

    private static JsonNode Write(InputPart part)
    {
        var json = new JsonObject { ["name"] = part.Name, ["kind"] = part.Kind.ToString() };
        switch (part.Kind)
        {
            case PartKind.Binary:
                json["base64"] = Convert.ToBase64String(Encoding.Latin1.GetBytes(part.Content));
                break;
            case var _ when WellFormed(part.Content) == part.Content:
                json["text"] = part.Content;
                break;
            default:
                // Half a character has no place in JSON.
                json["units"] = new JsonArray([.. part.Content.Select(unit => JsonValue.Create((int)unit))]);
                break;
        }

        return json;
    }

    private static InputPart Read(JsonNode part) => new(
        (string)part["name"]!,
        Enum.Parse<PartKind>((string)part["kind"]!),
        (string?)part["text"]
            ?? (part["units"] is { } units ? string.Concat(units.AsArray().Select(unit => (char)(int)unit!)) : null)
            ?? Encoding.Latin1.GetString(Convert.FromBase64String((string)part["base64"]!)));

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Unsafe();
}
