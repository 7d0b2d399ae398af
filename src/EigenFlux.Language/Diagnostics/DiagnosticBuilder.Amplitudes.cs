using System.Globalization;

namespace EigenFlux.Language.Diagnostics;

/// <summary>Premises and watches.</summary>
public readonly partial struct DiagnosticBuilder
{
    /// <summary>A watch on a model without probabilities.</summary>
    public Diagnostic WatchNeedsProbabilities(string watch, string model, string who) =>
        Make(DiagnosticCodes.WatchNeedsProbabilities, watch, model, who);

    /// <summary>Priors whose sum is above 1.</summary>
    public Diagnostic PriorsAboveOne(string watch, double sum) => Make(
        DiagnosticCodes.ImpossiblePriors,
        watch,
        $"have priors that sum to {sum.ToString("0.####", CultureInfo.InvariantCulture)}. Let them sum to 1 at most");

    /// <summary>Priors that are all 0.</summary>
    public Diagnostic PriorsAllZero(string watch) =>
        Make(DiagnosticCodes.ImpossiblePriors, watch, "all have the prior 0, so that none can ever be. Give one of them another");

    /// <summary>Priors that leave nothing for the premises without one.</summary>
    public Diagnostic NoPriorLeft(string watch, string premises) => Make(
        DiagnosticCodes.ImpossiblePriors, watch, $"have priors that sum to 1, which leaves nothing for {premises}. Give them priors too, or lower the others");

    /// <summary>A premise that the model has no room for.</summary>
    public Diagnostic PremiseTooLong(string premise, string scene, int needed, int most, int mended) =>
        Make(DiagnosticCodes.PremiseTooLong, premise, scene, needed, most, mended > 0 ? $", or make the window {mended} tokens" : "");
}
