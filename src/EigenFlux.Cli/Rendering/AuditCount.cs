using System.Text.Json;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Cli.Rendering;

/// <summary>Summarises the audits of a run's caches.</summary>
internal sealed class AuditCount
{
    private double sum;
    private double largest;
    private int count;

    public void Count(FluxEvent.Audited audited)
    {
        sum += audited.Nats;
        largest = Math.Max(largest, audited.Nats);
        count++;
    }

    /// <summary>The summary in words; null without audits.</summary>
    public string? Words => count == 0 ? null : FormattableString.Invariant(
        $"cache off by {sum / count:0.0000} nats, at most {largest:0.0000} ({count:N0} {(count == 1 ? "audit" : "audits")})");

    /// <summary>Writes the property <c>audit</c>. A number that is infinite is null.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("audit");
        json.WriteNumber("count", count);
        Number(json, "mean", count == 0 ? double.NaN : sum / count);
        Number(json, "max", count == 0 ? double.NaN : largest);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
