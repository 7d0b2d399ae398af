namespace EigenFlux.Models.Constraints;

/// <summary>
/// The regular expressions that a turn can be held to: those of .NET's that an automaton can follow, with .NET's meaning in every
/// culture alike (<see cref="System.Text.RegularExpressions.RegexOptions.CultureInvariant"/>). What matches must be the whole text.
/// </summary>
public static class RegexShape
{
    /// <summary>What keeps a regular expression from being a shape; null where nothing does.</summary>
    /// <param name="pattern">The expression, without slashes around it.</param>
    public static RegexProblem? Check(string pattern) => throw new NotImplementedException();
}
