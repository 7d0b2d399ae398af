using EigenFlux.Runtime.Collapse;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Cli.Rendering;

/// <summary>A collapse in words.</summary>
internal static class CollapseText
{
    public static string Of(FluxEvent.Collapsed collapse) => collapse.Kind switch
    {
        CollapseKind.State => $"collapse: the window has repeated itself since token {collapse.Since:N0}",
        CollapseKind.Orbit => $"collapse: repeating the same {Tokens(collapse.Period)} since token {collapse.Since:N0}",
        _ => $"collapse: nothing new since token {collapse.Since:N0}",
    };

    private static string Tokens(int count) => count == 1 ? "token" : $"{count:N0} tokens";
}
