using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Persons;

/// <summary>A line that a person was asked for, and where it stands in the run.</summary>
/// <param name="Part">Whose line it is.</param>
/// <param name="Start">The length of the journal, in bytes, when it was asked for.</param>
/// <param name="Asked">The number of events emitted by then.</param>
internal sealed record SpokenLine(FluxValue.Character Part, int Start, int Asked)
{
    /// <summary>The length of the journal with what was said in it.</summary>
    public int SaidBy { get; init; }

    /// <summary>The length of the journal with the number of the retry in it.</summary>
    public int End { get; init; }

    /// <summary>How often what came after it was said anew.</summary>
    public int Retry { get; init; }

    /// <summary>The number of events emitted when the line entered the window; -1 if it has not entered.</summary>
    public int Heard { get; init; } = -1;
}
