using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Telemetry;

/// <summary>Reports lookups of prefixes on disk to listeners.</summary>
internal static class PrefixTelemetry
{
    private const string ResultTag = "eigenflux.prefix.result";

    public static void Found(ModelInfo model, int tokens) => Count(model, tokens, "hit");

    public static void Missed(ModelInfo model, int tokens) => Count(model, tokens, "miss");

    private static void Count(ModelInfo model, int tokens, string result)
    {
        var named = new KeyValuePair<string, object?>(FluxTelemetry.ModelTag, model.Uri);
        var outcome = new KeyValuePair<string, object?>(ResultTag, result);
        FluxTelemetry.Prefixes.Add(1, named, outcome);
        FluxTelemetry.PrefixTokens.Add(tokens, named, outcome);
    }
}
