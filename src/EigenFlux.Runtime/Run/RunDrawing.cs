using EigenFlux.Runtime.Checkpoints;

namespace EigenFlux.Runtime.Run;

/// <summary>How a run draws at the moment: replayed from its journal up to a place, and live from there on.</summary>
internal sealed class RunDrawing
{
    /// <summary>The drawing of a run that begins, or of a branch.</summary>
    public RunDrawing()
    {
        Journal = new Journal();
        Current = new LiveDrawing(Journal);
    }

    /// <summary>The drawing of a run that is replayed.</summary>
    /// <param name="journal">Its journal.</param>
    /// <param name="isFinished">Whether the run came to its end: it is then replayed to its end, even if its journal is empty.</param>
    public RunDrawing(byte[] journal, bool isFinished)
    {
        Journal = new Journal(journal);
        Current = Journal.HasNext || isFinished ? new ReplayedDrawing(Journal) : new LiveDrawing(Journal);
    }

    /// <summary>The answers so far.</summary>
    public Journal Journal { get; }

    /// <summary>Gives the next answer. It changes once, so it is not kept.</summary>
    public IDrawing Current { get; private set; }

    /// <summary>Whether the answers are read from the journal.</summary>
    public bool IsReplayed => Current is ReplayedDrawing;

    /// <summary>The answers that come are asked for.</summary>
    public void GoLive() => Current = new LiveDrawing(Journal);
}
