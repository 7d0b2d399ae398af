namespace EigenFlux.Runtime.Stops;

/// <summary>A stop that was found in a turn's text.</summary>
/// <param name="At">The offset of the match, in UTF-16 units: the turn ends here.</param>
/// <param name="By">The stop's name, as <c>name.stop</c> gives it.</param>
internal readonly record struct StopMatch(int At, string By);
