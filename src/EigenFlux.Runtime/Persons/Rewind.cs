using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Persons;

/// <summary>Where a run goes back to: it is replayed up to there without a word, and goes on.</summary>
/// <param name="Journal">The run's journal up to there.</param>
/// <param name="Lines">What the person had said up to there.</param>
/// <param name="To">The number of events emitted by then.</param>
/// <param name="Asked">Who is asked again; null where models say something anew.</param>
/// <param name="Emitted">The total number of emitted events.</param>
internal sealed record Rewind(byte[] Journal, IReadOnlyList<SpokenLine> Lines, int To, FluxValue.Character? Asked, int Emitted);
