using System.Text.Json;
using System.Text.Json.Serialization;
using EigenFlux.Scenes.Problems;

namespace EigenFlux.Scenes.Image;

/// <summary>Writes and reads the problems of an image's plan.</summary>
internal sealed class PlanProblemConverter : JsonConverter<PlanProblem>
{
    private static readonly Dictionary<string, ProblemForm> Forms = PlanProblem.Forms.ToDictionary(form => form.Kind, StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The kind is not one that an image can have, or the number of numbers is wrong.</exception>
    public override PlanProblem? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (JsonSerializer.Deserialize(ref reader, ImageJson.Default.StoredProblem) is not { } stored)
        {
            return null;
        }

        if (!Forms.TryGetValue(stored.Kind, out var form))
        {
            throw new FormatException($"its part plan.problems has the kind '{stored.Kind}', which a plan that can be run never has.");
        }

        if (stored.Numbers.Count != form.Count)
        {
            throw new FormatException($"its part plan.problems has a {form.Kind} with {stored.Numbers.Count} numbers; it needs {form.Count}.");
        }

        return form.Make(stored.Site, stored.Subject, stored.Numbers) with
        {
            Within = stored.Within,
            Reckoned = stored.Reckoned,
            Advice = stored.Advice,
            FixSite = stored.FixSite,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No image has such a problem.</exception>
    public override void Write(Utf8JsonWriter writer, PlanProblem value, JsonSerializerOptions options)
    {
        if (!Forms.TryGetValue(value.GetType().Name, out var form))
        {
            throw new InvalidOperationException($"{value.GetType().Name} is not a problem that an image can have.");
        }

        var stored = new StoredProblem(form.Kind, value.Site, value.Subject, form.Numbers(value))
        {
            Within = value.Within,
            Reckoned = value.Reckoned,
            Advice = value.Advice,
            FixSite = value.FixSite,
        };
        JsonSerializer.Serialize(writer, stored, ImageJson.Default.StoredProblem);
    }
}
