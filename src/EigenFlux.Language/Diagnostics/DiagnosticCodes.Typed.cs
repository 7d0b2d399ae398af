namespace EigenFlux.Language.Diagnostics;

// EF28xx: turns with a type. Those from EF2811 on need a regex's automaton or a model's vocabulary, and are found by the compiler; EF57xx are found by the run.
public static partial class DiagnosticCodes
{
    /// <summary>An alternative is given twice.</summary>
    public static readonly DiagnosticCode AlternativeTwice = Error("EF2801", "An alternative is given twice",
        "\"{0}\" is an alternative already. Delete one of the two.");

    /// <summary>An alternative that begins with another.</summary>
    public static readonly DiagnosticCode AlternativePrefix = Error("EF2802", "An alternative that begins with another",
        "A turn ends as soon as its value is complete, so \"{0}\" would end at \"{1}\" and could never be said. Word one of the two so that neither begins with the other.");

    /// <summary>An alternative without text.</summary>
    public static readonly DiagnosticCode AlternativeEmpty = Error("EF2803", "An alternative without text",
        "An alternative that says nothing cannot be told from one that has not begun. Give it a word, such as \"nothing\".");

    /// <summary>A stop that a turn with a type does not look for.</summary>
    public static readonly DiagnosticCode StopOfTypedTurn = Warning("EF2804", "A stop that a turn with a type does not look for",
        "'{0}' is of type {1} and ends when its value is complete, so '{2}' never stops it. Leave '{2}' out; tokens, seconds, collapse and conditions may stay.");

    /// <summary>A probability that no turn of this type has.</summary>
    public static readonly DiagnosticCode NotAChoice = Error("EF2805", "A probability that no turn of this type has",
        "'.p' asks how probable an alternative was, and '{0}' is {1}. It goes with a turn that is a choice, as in: A -> {0}: \"yes\" | \"no\".");

    /// <summary>A regex that matches no text.</summary>
    public static readonly DiagnosticCode RegexMatchesNothing = Error("EF2811", "A regex that matches no text",
        "No text is matched by /{0}/ as a whole, so this turn could never end. {1}");

    /// <summary>A regex that cannot be followed.</summary>
    public static readonly DiagnosticCode RegexNotDecodable = Error("EF2812", "A regex that cannot be followed token by token",
        "/{0}/ cannot be the type of a turn: {1}. Write it without, or let the turn be text and match it afterwards with '~'.");

    /// <summary>A value that the vocabulary cannot spell.</summary>
    public static readonly DiagnosticCode CannotSpell = Error("EF2813", "A value that the model's vocabulary cannot spell",
        "The vocabulary of {0} has no tokens for {1}, so the turn '{2}' could never say it. Use other characters, or another model.");

    /// <summary>A bound that no value fits in.</summary>
    public static readonly DiagnosticCode BoundBelowValue = Error("EF2814", "A bound that no value fits in",
        "The shortest value of '{0}' takes {1:N0} {2}, and the turn may have {3:N0}. Write 'until {4} tokens', or more.");

    /// <summary>A probability on a model without probabilities.</summary>
    public static readonly DiagnosticCode ChoiceNeedsProbabilities = Error("EF2815", "A probability on a model without probabilities",
        "'{0}.p' needs probabilities, and the model {1} gives none. Let another model speak, or compare '{0}' itself.");

    /// <summary>A type that is too large.</summary>
    public static readonly DiagnosticCode ShapeTooLarge = Error("EF2816", "A type that is too large",
        "The type of '{0}' is too large to be followed token by token: {1}.");

    /// <summary>A regex whose search has no bound.</summary>
    public static readonly DiagnosticCode RegexUnbounded = Error("EF2817", "A regex whose search has no bound",
        "This regex repeats '{0}', which can match nothing, and looks around, refers back or is too large to be followed without going back: its search could take any time and memory. Write '{0}' so that each time it matches a character.");

    /// <summary>A regex that is too large.</summary>
    public static readonly DiagnosticCode RegexTooLarge = Error("EF2818", "A regex that is too large",
        "This regex is too large: {0}. Make it shorter, or divide it into several.");

    /// <summary>No value fits in the bound of a turn.</summary>
    public static readonly DiagnosticCode ValueTooLong = Warning("EF5701", "No value fits in the bound of a turn",
        "The shortest value of '{0}' takes {1:N0} {2}, and the turn may have {3:N0}: it says nothing, and its value is empty. Raise the bound.");

    /// <summary>The model cannot say a turn's value.</summary>
    public static readonly DiagnosticCode RunCannotSpell = Error("EF5702", "The model cannot say a turn's value",
        "The vocabulary of {0} has no tokens for any value of '{1}'. Let another model speak, or give the turn another type.");
}
