using System.Globalization;

namespace EigenFlux.Language.Diagnostics;

/// <summary>Premises and watches.</summary>
public readonly partial struct DiagnosticBuilder
{
    /// <summary>Creates EF5601: a watch on a model without probabilities.</summary>
    public Diagnostic WatchNeedsProbabilities(string watch, string model, string who) =>
        Make(DiagnosticCodes.WatchNeedsProbabilities, watch, model, who);

    /// <summary>Creates EF5602, invalid priors: their sum is above 1.</summary>
    public Diagnostic PriorsAboveOne(string watch, double sum) => Make(
        DiagnosticCodes.ImpossiblePriors,
        watch,
        $"have priors that sum to {sum.ToString("0.####", CultureInfo.InvariantCulture)}. Lower them to a sum of at most 1");

    /// <summary>Creates EF5602, invalid priors: all are 0.</summary>
    public Diagnostic PriorsAllZero(string watch) =>
        Make(DiagnosticCodes.ImpossiblePriors, watch, "all have the prior 0, so none is possible. Give one of them another prior");

    /// <summary>Creates EF5602, invalid priors: none is left for the premises without a prior.</summary>
    public Diagnostic NoPriorLeft(string watch, string premises) => Make(
        DiagnosticCodes.ImpossiblePriors, watch, $"have priors that sum to 1, which leaves nothing for {premises}. Give those priors too, or lower the others");

    /// <summary>Creates EF5603: the model has no room for a premise.</summary>
    public Diagnostic PremiseTooLong(string premise, string scene, int needed, int most, int fitting) =>
        Make(DiagnosticCodes.PremiseTooLong, premise, scene, needed, most, fitting > 0 ? $", or lower the window to {fitting} tokens" : "");
}
