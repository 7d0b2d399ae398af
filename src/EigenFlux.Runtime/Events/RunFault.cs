using EigenFlux.Models;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Events;

/// <summary>What went wrong in a run, or what its user should know. It has no text of its own: hosts have one for each kind.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">What it is about: a name, or the reason in words.</param>
/// <param name="Site">Where in the program; null where it is about no place.</param>
public sealed record RunFault(RunFaultKind Kind, string Subject, SourceSite? Site = null)
{
    /// <summary>Numbers or a second name that the message tells.</summary>
    public IReadOnlyList<object> Details { get; init; } = [];

    /// <summary>The model's failure, for <see cref="RunFaultKind.Model"/>.</summary>
    public ModelException? Model { get; init; }
}
