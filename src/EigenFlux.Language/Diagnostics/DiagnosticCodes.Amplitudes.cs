namespace EigenFlux.Language.Diagnostics;

/// <summary>Premises and watches.</summary>
public static partial class DiagnosticCodes
{
    /// <summary>EF5601: a watch on a model without probabilities.</summary>
    public static readonly DiagnosticCode WatchNeedsProbabilities = Error("EF5601", "A watch on a model without probabilities",
        "The watch '{0}' needs probabilities, and the model {1} gives none. Use another model for {2}, or delete the watch.");

    /// <summary>EF5602: invalid priors.</summary>
    public static readonly DiagnosticCode ImpossiblePriors = Error("EF5602", "Invalid priors",
        "The premises of '{0}' {1}.");

    /// <summary>EF5603: the model has no room for a premise.</summary>
    public static readonly DiagnosticCode PremiseTooLong = Error("EF5603", "The model has no room for a premise",
        "With the premise '{0}', the window of '{1}' takes {2} tokens, but the model has {3}. Shorten the premise{4}.");
}
