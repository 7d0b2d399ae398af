namespace EigenFlux.Fuzz.Engine;

/// <summary>A property that must hold for an input does not.</summary>
/// <param name="rule">The property, the same for all inputs that break it.</param>
/// <param name="details">What was seen.</param>
internal sealed class BrokenRuleException(string rule, string details) : Exception($"{rule}: {details}")
{
    public string Rule => rule;

    /// <summary>Checks a property.</summary>
    public static void Require(bool holds, string rule, Func<string> details)
    {
        if (!holds)
        {
            throw new BrokenRuleException(rule, details());
        }
    }
}
