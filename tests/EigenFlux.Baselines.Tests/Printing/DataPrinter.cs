using System.Text;
using System.Text.Json;

namespace EigenFlux.Baselines.Tests.Printing;

/// <summary>
/// Prints JSON for people: a member or an item a line, and on one line with all its parts where that is short. Members that are null are
/// left out.
/// </summary>
internal sealed class DataPrinter
{
    private const int Widest = 200;

    private readonly StringBuilder text = new();

    public static string Print(string json, IReadOnlyCollection<string> without)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4096 });
        var printer = new DataPrinter();
        foreach (var member in document.RootElement.EnumerateObject().Where(member => !without.Contains(member.Name)))
        {
            printer.Part($"{member.Name}: ", member.Value, 0);
        }

        return printer.text.ToString();
    }

    private void Part(string label, JsonElement value, int depth)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        var line = OnOneLine(value);
        var isWhole = value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) || line.Length <= Widest;
        text.Append(' ', depth * 2).Append(isWhole ? label + line : label.TrimEnd()).Append('\n');
        if (isWhole)
        {
            return;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                Part($"{member.Name}: ", member.Value, depth + 1);
            }
        }
        else
        {
            foreach (var item in value.EnumerateArray())
            {
                Part("- ", item, depth + 1);
            }
        }
    }

    private static string OnOneLine(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => $"{member.Name}: {OnOneLine(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(OnOneLine))}]",
        JsonValueKind.String => Quoted.Of(value.GetString()!),
        _ => value.GetRawText(),
    };
}
