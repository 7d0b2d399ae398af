using System.Diagnostics;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks;

/// <summary>What a reader of a run's events learns of its tokens and of the time.</summary>
internal sealed class RunTrace
{
    /// <summary>The tokens that were in the page-state before the first was generated.</summary>
    public List<int> Prefill { get; } = [];

    /// <summary>The generated tokens.</summary>
    public List<int> Tokens { get; } = [];

    /// <summary>When each of them arrived, in ticks of the stopwatch.</summary>
    public List<long> Times { get; } = [];

    /// <summary>The processor time of this process at each of them, in seconds.</summary>
    public List<double> Processor { get; } = [];

    /// <summary>Seconds for which engines had computed at each of them; empty without a clock.</summary>
    public List<double> Computed { get; } = [];

    /// <summary>How long the page-state was with each of them.</summary>
    public List<int> Lengths { get; } = [];

    /// <summary>Whether something was deleted between each of them and the one before.</summary>
    public List<bool> AfterDeletion { get; } = [];

    /// <summary>Bytes that the process allocated between the first and the last of them.</summary>
    public long Allocated { get; private set; }

    /// <summary>Seconds from the first to the last.</summary>
    public double Seconds => Stopwatch.GetElapsedTime(Times[0], Times[^1]).TotalSeconds;

    public static async Task<RunTrace> ReadAsync(IAsyncEnumerable<FluxEvent> events, DecodeClock? clock = null)
    {
        var trace = new RunTrace();
        var length = 0;
        var deleted = false;
        var generated = 0;
        long before = 0;
        long after = 0;
        await foreach (var happened in events)
        {
            switch (happened)
            {
                case FluxEvent.Appended { Kind: SegmentKind.Turn, Tokens: [var token] } one when one.Generated > generated:
                    trace.Times.Add(Stopwatch.GetTimestamp());
                    trace.Processor.Add(Environment.CpuUsage.TotalTime.TotalSeconds);
                    if (clock is not null)
                    {
                        trace.Computed.Add(clock.Seconds);
                    }

                    if (generated == 0)
                    {
                        before = GC.GetTotalAllocatedBytes(precise: true);
                    }

                    generated = one.Generated;
                    length++;
                    trace.Tokens.Add(token.Value);
                    trace.Lengths.Add(length);
                    trace.AfterDeletion.Add(deleted);
                    deleted = false;
                    break;
                case FluxEvent.Appended more:
                    length += more.Tokens.Count;
                    if (generated == 0)
                    {
                        trace.Prefill.AddRange(more.Tokens.Select(part => part.Value));
                    }

                    break;
                case FluxEvent.Deleted less:
                    // What is taken back at the end of a turn, because it belongs to the stop, makes no room.
                    deleted |= less.At + less.Count < length;
                    length -= less.Count;
                    break;
                case FluxEvent.Stopped when trace.Times.Count > 0:
                    after = GC.GetTotalAllocatedBytes(precise: true);
                    break;
                case FluxEvent.Done { Fault: { } fault }:
                    throw new InvalidOperationException($"The run failed: {fault.Kind}, {fault.Subject}");
            }
        }

        trace.Allocated = after - before;
        return trace;
    }
}
