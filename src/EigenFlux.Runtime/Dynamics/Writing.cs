namespace EigenFlux.Runtime.Dynamics;

/// <summary>How the tokens of a text come into a page-state.</summary>
/// <param name="Text">The text.</param>
/// <param name="Again">Whether it was there before.</param>
/// <param name="Said">Which of the tokens somebody says; null for none.</param>
internal readonly record struct Writing(string Text, bool Again = false, Spoken? Said = null);
