namespace EigenFlux.Language.Diagnostics;

// EF28xx: turns with a type. Those from EF2811 on need a regex's automaton or a model's vocabulary, and are found by the compiler; EF57xx are found by the run.
public static partial class DiagnosticCodes
{
    /// <summary>EF2801: a duplicate alternative.</summary>
    public static readonly DiagnosticCode AlternativeTwice = Error("EF2801", "A duplicate alternative",
        "\"{0}\" is already an alternative. Delete one of the two.");

    /// <summary>EF2802: an alternative that begins with another.</summary>
    public static readonly DiagnosticCode AlternativePrefix = Error("EF2802", "An alternative that begins with another",
        "A turn ends as soon as its value is complete, so \"{0}\" would end at \"{1}\" and could never be generated. Reword one of the two so that neither begins with the other.");

    /// <summary>EF2803: an empty alternative.</summary>
    public static readonly DiagnosticCode AlternativeEmpty = Error("EF2803", "An empty alternative",
        "An empty alternative cannot be distinguished from one that has not begun. Give it a word, such as \"nothing\".");

    /// <summary>EF2804: a stop that a typed turn ignores.</summary>
    public static readonly DiagnosticCode StopOfTypedTurn = Warning("EF2804", "A stop that a typed turn ignores",
        "'{0}' is of type {1} and ends when its value is complete, so '{2}' never stops it. Delete '{2}'; tokens, seconds, collapse and conditions can stay.");

    /// <summary>EF2805: a probability of a type without alternatives.</summary>
    public static readonly DiagnosticCode NotAChoice = Error("EF2805", "A probability of a type without alternatives",
        "'.p' is the probability of an alternative, but '{0}' is {1}. Use it with a turn that is a choice, as in: A -> {0}: \"yes\" | \"no\".");

    /// <summary>EF2811: a regex that matches no text.</summary>
    public static readonly DiagnosticCode RegexMatchesNothing = Error("EF2811", "A regex that matches no text",
        "No text matches all of /{0}/, so this turn could never end. {1}");

    /// <summary>EF2812: a regex that cannot constrain a turn.</summary>
    public static readonly DiagnosticCode RegexNotDecodable = Error("EF2812", "A regex that cannot constrain a turn",
        "/{0}/ cannot be the type of a turn: {1}. Write it without that, or leave the turn untyped and match it afterwards with '~'.");

    /// <summary>EF2813: a value that the vocabulary cannot spell.</summary>
    public static readonly DiagnosticCode CannotSpell = Error("EF2813", "A value that the vocabulary cannot spell",
        "The vocabulary of {0} has no tokens for {1}, so the turn '{2}' could never generate it. Use other characters, or another model.");

    /// <summary>EF2814: a bound that no value fits in.</summary>
    public static readonly DiagnosticCode BoundBelowValue = Error("EF2814", "A bound that no value fits in",
        "The shortest value of '{0}' takes {1:N0} {2}, but the turn is limited to {3:N0}. Write 'until {4} tokens', or more.");

    /// <summary>EF2815: a probability on a model without probabilities.</summary>
    public static readonly DiagnosticCode ChoiceNeedsProbabilities = Error("EF2815", "A probability on a model without probabilities",
        "'{0}.p' needs probabilities, and the model {1} gives none. Use another model for the turn, or compare '{0}' itself.");

    /// <summary>EF2816: a type that is too large.</summary>
    public static readonly DiagnosticCode ShapeTooLarge = Error("EF2816", "A type that is too large",
        "The type of '{0}' is too large to constrain a turn: {1}.");

    /// <summary>EF2817: a regex whose search has no bound.</summary>
    public static readonly DiagnosticCode RegexUnbounded = Error("EF2817", "A regex whose search has no bound",
        "This regex repeats '{0}', which can match the empty text, and it needs backtracking because it looks around, refers back or is too large: its search could take any amount of time and memory. Write '{0}' so that it matches a character each time.");

    /// <summary>EF2818: a regex that is too large.</summary>
    public static readonly DiagnosticCode RegexTooLarge = Error("EF2818", "A regex that is too large",
        "This regex is too large: {0}. Shorten it, or split it into several.");

    /// <summary>EF5701: no value fits in the bound of a turn.</summary>
    public static readonly DiagnosticCode ValueTooLong = Warning("EF5701", "No value fits in the bound of a turn",
        "The shortest value of '{0}' takes {1:N0} {2}, but the turn is limited to {3:N0}: it generates nothing, and its value is empty. Raise the bound.");

    /// <summary>EF5702: the model cannot generate a turn's value.</summary>
    public static readonly DiagnosticCode RunCannotSpell = Error("EF5702", "The model cannot generate a turn's value",
        "The vocabulary of {0} has no tokens for any value of '{1}'. Use another model for the turn, or give it another type.");
}
