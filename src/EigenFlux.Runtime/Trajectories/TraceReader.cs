using System.Globalization;
using System.Text;
using System.Text.Json;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Runtime.Trajectories;

/// <summary>
/// Reads a trace, in the public format that <c>docs/trace.md</c> describes, back into the events of the run. Unknown events and
/// fields are ignored. Data that a trace records only in words is not restored: a character has its name in the program as its
/// name in prose, <see cref="FluxEvent.Noticed"/> is left out, and <see cref="FluxEvent.Done"/> has no fault.
/// </summary>
public static class TraceReader
{
    /// <summary>Reads a trace to its end.</summary>
    /// <param name="stream">The input; it stays open.</param>
    /// <exception cref="TraceException">The stream is not a trace, or it is of another version or damaged.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static TraceContent Read(Stream stream)
    {
        var trajectory = new Trajectory();
        var lines = new LineReader(stream);
        var events = new List<int>(); // For each line that has an event, how many there were with it.
        while (lines.Read(out var line))
        {
            var bytes = lines.Number == 1 && line.Span.StartsWith(Encoding.UTF8.Preamble) ? line[Encoding.UTF8.Preamble.Length..] : line;
            if (trajectory.Events.Count > 0 && bytes.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            try
            {
                using var json = JsonDocument.Parse(bytes);
                if (trajectory.Events.Count == 0)
                {
                    CheckFirst(json.RootElement);
                }

                Add(trajectory, json.RootElement, events);
            }
            catch (JsonException) when (!lines.IsWhole && trajectory.Events.Count > 0)
            {
                return new TraceContent(trajectory, lines.Number);
            }
            catch (JsonException) when (trajectory.Events.Count == 0)
            {
                throw Fault(TraceFaultKind.NotATrace, "its first line is not JSON");
            }
            catch (JsonException problem)
            {
                throw Fault(TraceFaultKind.BrokenLine, string.Create(
                    CultureInfo.InvariantCulture, $"it is not valid JSON at byte {(problem.BytePositionInLine ?? 0) + 1:N0}"));
            }
            catch (NotATraceException problem)
            {
                throw Fault(problem.Kind, problem.Message);
            }
            catch (Exception problem) when (problem is FormatException or InvalidOperationException)
            {
                // What JsonElement throws where a string is not UTF-8.
                throw Fault(TraceFaultKind.BrokenLine, problem is FormatException ? problem.Message : "it is not UTF-8");
            }
            catch (PageStateException problem)
            {
                throw Fault(TraceFaultKind.DoesNotFit, problem.Message);
            }

            TraceException Fault(TraceFaultKind kind, string reason) => new(kind, lines.Number, Encoding.UTF8.GetString(bytes.Span), reason);
        }

        return trajectory.Events.Count > 0
            ? new TraceContent(trajectory, null)
            : throw new TraceException(TraceFaultKind.NotATrace, 1, "", "it is empty");
    }

    private static void Add(Trajectory trajectory, JsonElement line, List<int> events)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("it is not an object");
        }

        // A trace counts its lines, and a trajectory the events that are given back.
        var happened = TraceEvents.Read(line);
        if (happened is FluxEvent.Undone undone)
        {
            happened = undone.To >= 1 && undone.To <= events.Count
                ? undone with { To = events[undone.To - 1] }
                : throw new FormatException("its 'to' is not an earlier line");
        }

        if (happened is not null)
        {
            trajectory.Add(happened);
        }

        events.Add(trajectory.Events.Count);
    }

    private static void CheckFirst(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object || !line.TryGetProperty("e", out var kind) || kind.ValueKind != JsonValueKind.String
            || !kind.ValueEquals("run"u8) || !line.TryGetProperty("version", out var version))
        {
            throw new NotATraceException(TraceFaultKind.NotATrace, "its first line does not begin a run");
        }

        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number is < 1 or > TraceWriter.Version)
        {
            throw new NotATraceException(TraceFaultKind.OtherVersion, version.GetRawText());
        }
    }

    private sealed class NotATraceException(TraceFaultKind kind, string message) : Exception(message)
    {
        public TraceFaultKind Kind => kind;
    }
}
