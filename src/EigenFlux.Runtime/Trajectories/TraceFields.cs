using System.Text.Json;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Trajectories;

/// <summary>
/// The fields of one line of a trace. A field that is missing or of the wrong kind throws a <see cref="FormatException"/> that names it.
/// </summary>
/// <param name="line">The line.</param>
internal readonly struct TraceFields(JsonElement line)
{
    public string Text(string name) => OptionalText(name) ?? throw Missing(name, "text");

    /// <summary>A text; null if the field is missing or null.</summary>
    public string? OptionalText(string name)
    {
        if (!line.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return field.ValueKind == JsonValueKind.String ? field.GetString() : throw Missing(name, "text");
    }

    /// <summary>A whole number of at least 0.</summary>
    public int Number(string name) =>
        line.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.Number && field.TryGetInt32(out var number) && number >= 0
            ? number
            : throw Missing(name, "a number of at least 0");

    /// <summary>A number of bytes, which can be more than 2 GiB.</summary>
    public long Size(string name) =>
        line.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.Number && field.TryGetInt64(out var number) && number >= 0
            ? number
            : throw Missing(name, "a number of at least 0");

    public ulong Seed(string name) =>
        line.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.Number && field.TryGetUInt64(out var number)
            ? number
            : throw Missing(name, "a number of at least 0");

    /// <summary>Whether there is such a field, and it is true.</summary>
    public bool IsTrue(string name) => line.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.True;

    /// <summary>A number; infinite if the field is null, because JSON has no infinity.</summary>
    public double Measure(string name) => !line.TryGetProperty(name, out var field) ? throw Missing(name, "a number")
        : field.ValueKind == JsonValueKind.Null ? double.PositiveInfinity
        : field.ValueKind == JsonValueKind.Number ? field.GetDouble()
        : throw Missing(name, "a number");

    /// <summary>The items of a list; null if an optional field is missing.</summary>
    public IReadOnlyList<JsonElement>? Items(string name, bool needed)
    {
        if (!line.TryGetProperty(name, out var field))
        {
            return needed ? throw Missing(name, "a list") : null;
        }

        return field.ValueKind == JsonValueKind.Array ? [.. field.EnumerateArray()] : throw Missing(name, "a list");
    }

    /// <summary>An object's values by name, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, FluxValue>> Values(string name)
    {
        if (!line.TryGetProperty(name, out var field) || field.ValueKind != JsonValueKind.Object)
        {
            throw Missing(name, "an object");
        }

        return Parts(field);
    }

    /// <summary>A value of any kind; null if the field is missing.</summary>
    public FluxValue? OptionalValue(string name) => line.TryGetProperty(name, out var field) ? Value(field) : null;

    public static FormatException Missing(string name, string what) => new($"its '{name}' is missing or is not {what}");

    private static List<KeyValuePair<string, FluxValue>> Parts(JsonElement value)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. value.EnumerateObject().Select(part => names.Add(part.Name)
                ? KeyValuePair.Create(part.Name, Value(part.Value))
                : throw new FormatException($"it has the field '{part.Name}' twice")),
        ];
    }

    private static FluxValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var whole) => new FluxValue.Integer(whole),
        JsonValueKind.Number => new FluxValue.Number(value.GetDouble()),
        JsonValueKind.String => new FluxValue.Text(value.GetString()!),
        JsonValueKind.True or JsonValueKind.False => new FluxValue.Boolean(value.GetBoolean()),
        JsonValueKind.Array => new FluxValue.List([.. value.EnumerateArray().Select(Value)]),
        JsonValueKind.Object => new FluxValue.Result(Parts(value)),
        _ => new FluxValue.Unknown(0, -1),
    };
}
