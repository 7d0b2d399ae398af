namespace EigenFlux.Language.Diagnostics;

/// <summary>Premises and watches.</summary>
public static partial class DiagnosticCodes
{
    /// <summary>A watch on a model without probabilities.</summary>
    public static readonly DiagnosticCode WatchNeedsProbabilities = Error("EF5601", "A watch on a model without probabilities",
        "The watch '{0}' needs probabilities, and the model {1} gives none. Let {2} speak on another model, or leave the watch out.");

    /// <summary>Priors that are no probabilities.</summary>
    public static readonly DiagnosticCode ImpossiblePriors = Error("EF5602", "Priors that are no probabilities",
        "The premises of '{0}' {1}.");

    /// <summary>A premise that the model has no room for.</summary>
    public static readonly DiagnosticCode PremiseTooLong = Error("EF5603", "The model has no room for a premise",
        "With the premise '{0}' in its place the window of '{1}' takes {2} tokens, and the model has {3}. Shorten the premise{4}.");
}
