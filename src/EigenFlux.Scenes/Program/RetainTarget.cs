using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Program;

/// <summary>What <c>keep</c>, <c>forget</c> or <c>recall</c> speaks of.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">A capture's slot, or the variable or name of a character; empty for the setting and for notes.</param>
/// <param name="Position">Which turn of a capture, from 1; null for the last, or for all of a definition.</param>
/// <param name="All">Whether all turns of the capture are meant.</param>
public sealed record RetainTarget(RetainTargetKind Kind, string Name, Expression? Position = null, bool All = false);
