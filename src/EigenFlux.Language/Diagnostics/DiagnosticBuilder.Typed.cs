namespace EigenFlux.Language.Diagnostics;

// EF28xx: turns with a type.
public readonly partial struct DiagnosticBuilder
{
    internal Diagnostic AlternativeTwice(string text) => Make(DiagnosticCodes.AlternativeTwice, text);

    internal Diagnostic AlternativePrefix(string longer, string shorter) => Make(DiagnosticCodes.AlternativePrefix, longer, shorter);

    internal Diagnostic AlternativeEmpty() => Make(DiagnosticCodes.AlternativeEmpty);

    internal Diagnostic StopOfTypedTurn(string capture, string type, string stop) => Make(DiagnosticCodes.StopOfTypedTurn, capture, type, stop);

    internal Diagnostic NotAChoice(string turn, string type) => Make(DiagnosticCodes.NotAChoice, turn, type);

    /// <summary>Creates EF2811: a regex that matches no text.</summary>
    public Diagnostic RegexMatchesNothing(string pattern, string hint) => Make(DiagnosticCodes.RegexMatchesNothing, pattern, hint);

    /// <summary>Creates EF2812: a regex that cannot constrain a turn.</summary>
    public Diagnostic RegexNotDecodable(string pattern, string reason) => Make(DiagnosticCodes.RegexNotDecodable, pattern, reason);

    /// <summary>Creates EF2813: a value that the vocabulary cannot spell.</summary>
    public Diagnostic CannotSpell(string model, string what, string capture) => Make(DiagnosticCodes.CannotSpell, model, what, capture);

    /// <summary>Creates EF2814: a bound that no value fits in.</summary>
    public Diagnostic BoundBelowValue(string capture, int shortest, int bound) =>
        Make(DiagnosticCodes.BoundBelowValue, capture, shortest, shortest == 1 ? "token" : "tokens", bound, shortest);

    /// <summary>Creates EF2815: a probability on a model without probabilities.</summary>
    public Diagnostic ChoiceNeedsProbabilities(string capture, string model) =>
        Make(DiagnosticCodes.ChoiceNeedsProbabilities, capture, model);

    /// <summary>Creates EF2816: a type that is too large.</summary>
    public Diagnostic ShapeTooLarge(string capture, string reason) => Make(DiagnosticCodes.ShapeTooLarge, capture, reason);

    /// <summary>Creates EF2817: a regex whose search has no bound.</summary>
    public Diagnostic RegexUnbounded(string part) => Make(DiagnosticCodes.RegexUnbounded, part);

    /// <summary>Creates EF2818: a regex that is too large.</summary>
    public Diagnostic RegexTooLarge(string reason) => Make(DiagnosticCodes.RegexTooLarge, reason);
}
