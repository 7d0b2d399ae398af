using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Events;

/// <summary>
/// Writes the events of a run as a trace: JSON, one event per line, in the public format of <c>docs/trace.md</c>. Each line is written
/// immediately, so the file always consists of complete lines.
/// </summary>
/// <param name="stream">The output; it stays open.</param>
public sealed class TraceWriter(Stream stream) : IDisposable
{
    /// <summary>The version of the format.</summary>
    public const int Version = 2;

    private readonly ArrayBufferWriter<byte> line = new(1024);
    private readonly Utf8JsonWriter json = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The name of the reason for the end of a run, in traces and results.</summary>
    public static string NameOf(RunEnd end) => end switch
    {
        RunEnd.End => "end",
        RunEnd.Stop => "stop",
        RunEnd.Input => "input",
        RunEnd.Limit => "limit",
        RunEnd.Interrupted => "interrupted",
        RunEnd.Failed => "failed",
        _ => throw new InvalidOperationException($"{end} is not an end of a run."),
    };

    /// <summary>Writes one event as one line.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Write(FluxEvent happened)
    {
        line.ResetWrittenCount();
        json.Reset(line);
        json.WriteStartObject();
        json.WriteString("e", KindOf(happened));
        json.WriteNumber("n", happened.Generated);
        json.WriteNumber("beat", happened.Beat);
        WriteBody(happened);
        json.WriteEndObject();
        json.Flush();
        line.Write("\n"u8);
        stream.Write(line.WrittenSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private static string KindOf(FluxEvent happened) => happened switch
    {
        FluxEvent.RunStarted => "run",
        FluxEvent.Called => "call",
        FluxEvent.Returned => "return",
        FluxEvent.TurnStarted => "turn",
        FluxEvent.Appended { Again: true } => "reinstated",
        FluxEvent.Appended => "appended",
        FluxEvent.Deleted => "deleted",
        FluxEvent.Said => "said",
        FluxEvent.Stopped => "stopped",
        FluxEvent.Amplitude => "amplitude",
        FluxEvent.Audited => "audited",
        FluxEvent.Collapsed => "collapse",
        FluxEvent.Branched => "branch",
        FluxEvent.Checkpointed => "checkpoint",
        FluxEvent.Undone => "undone",
        FluxEvent.Noticed => "noticed",
        FluxEvent.Done => "done",
        _ => throw new ArgumentException($"{happened.GetType().Name} has no name in a trace.", nameof(happened)),
    };

    private void WriteBody(FluxEvent happened)
    {
        switch (happened)
        {
            case FluxEvent.RunStarted run:
                json.WriteNumber("version", Version);
                json.WriteString("program", run.Program);
                json.WriteString("scene", run.Scene);
                WriteArguments(run.Arguments);
                json.WriteString("model", run.Model);
                json.WriteNumber("window", run.Window);
                json.WriteNumber("seed", run.Seed);
                break;
            case FluxEvent.Called call:
                json.WriteString("scene", call.Scene);
                json.WriteNumber("depth", call.Depth);
                json.WriteString("model", call.Model);
                json.WriteNumber("window", call.Window);
                if (call.SumsUp)
                {
                    json.WriteBoolean("summary", true);
                }

                if (call.PlayedBy is { } coalition)
                {
                    json.WriteString("plays", coalition);
                }

                break;
            case FluxEvent.Returned back:
                json.WriteString("scene", back.Scene);
                json.WriteNumber("depth", back.Depth);
                WriteValue("result", back.Result);
                break;
            case FluxEvent.TurnStarted turn:
                json.WriteString("speaker", turn.Speaker.Id);
                json.WriteString("capture", turn.Capture);
                json.WriteString("segment", turn.Segment);
                WriteAudience(turn.SeenBy);
                if (turn.IsPerson)
                {
                    json.WriteBoolean("person", true);
                }

                break;
            case FluxEvent.Appended appended:
                WriteAppended(appended);
                break;
            case FluxEvent.Deleted deleted:
                json.WriteNumber("at", deleted.At);
                json.WriteNumber("count", deleted.Count);
                json.WriteString("segment", deleted.Segment);
                json.WriteString("mode", deleted.Mode == Models.Contract.CacheMode.Shift ? "shift" : "exact");
                WriteModel(deleted.Model);
                WriteView(deleted.View);
                break;
            case FluxEvent.Said said:
                json.WriteString("kind", Word(said.Kind.ToString()));
                json.WriteString("speaker", said.Speaker.Id);
                json.WriteString("text", said.Text);
                WriteAudience(said.SeenBy);
                break;
            case FluxEvent.Stopped stopped:
                json.WriteString("capture", stopped.Capture);
                json.WriteString("by", stopped.By);
                json.WriteString("text", stopped.Text);
                json.WriteNumber("tokens", stopped.Tokens);
                WriteTyped(stopped);
                break;
            case FluxEvent.Amplitude amplitude:
                json.WriteString("watch", amplitude.Watch);
                json.WriteString("speaker", amplitude.Speaker.Id);
                WriteShares("a", amplitude.Found.Premises, amplitude.Found.Now);
                WriteShares("ever", amplitude.Found.Premises, amplitude.Found.Ever);
                if (amplitude.Found.Rest is { } rest)
                {
                    WriteNumber("rest", rest);
                }

                break;
            case FluxEvent.Audited audited:
                WriteAudited(audited);
                break;
            case FluxEvent.Collapsed collapse:
                json.WriteString("kind", Word(collapse.Kind.ToString()));
                json.WriteNumber("period", collapse.Period);
                json.WriteNumber("since", collapse.Since);
                WriteModel(collapse.Model);
                break;
            case FluxEvent.Branched branch:
                json.WriteNumber("number", branch.Number);
                json.WriteNumber("of", branch.Of);
                WriteNumber("value", branch.Value);
                json.WriteNumber("tokens", branch.Tokens);
                json.WriteString("text", branch.Text);
                json.WriteBoolean("chosen", branch.Chosen);
                break;
            case FluxEvent.Checkpointed checkpoint:
                json.WriteNumber("bytes", checkpoint.Bytes);
                break;
            case FluxEvent.Undone undone:
                json.WriteNumber("to", undone.To);
                if (undone.Asked is { } asked)
                {
                    json.WriteString("speaker", asked.Id);
                }

                break;
            case FluxEvent.Noticed noticed:
                WriteFault(noticed.Fault);
                break;
            case FluxEvent.Done done:
                WriteValue("result", done.Result);
                json.WriteString("by", NameOf(done.By));
                json.WriteNumber("seed", done.Seed);
                if (done.Fault is { } fault)
                {
                    json.WriteStartObject("fault");
                    WriteFault(fault);
                    json.WriteEndObject();
                }

                break;
        }
    }

    private void WriteTyped(FluxEvent.Stopped stopped)
    {
        if (stopped.Value is { } value)
        {
            WriteValue("value", value);
        }

        if (stopped.Probabilities is { } probabilities)
        {
            json.WriteStartObject("p");
            foreach (var (alternative, share) in probabilities)
            {
                WriteNumber(alternative.AsText(), share);
            }

            json.WriteEndObject();
        }
    }

    private void WriteAppended(FluxEvent.Appended appended)
    {
        json.WriteNumber("at", appended.At);
        json.WriteString("segment", appended.Segment);
        json.WriteString("kind", Word(appended.Kind.ToString()));
        json.WriteStartArray("tokens");
        foreach (var token in appended.Tokens)
        {
            json.WriteNumberValue(token.Value);
        }

        json.WriteEndArray();
        json.WriteString("text", appended.Text);
        if (appended.Bytes is { } bytes)
        {
            WriteBytes(bytes, Encoding.UTF8.GetBytes(appended.Text));
        }

        WriteModel(appended.Model);
        WriteView(appended.View);
    }

    /// <summary>Writes the number of bytes of the text in each token; the bytes themselves if they are not those of the text.</summary>
    private void WriteBytes(TokenBytes bytes, ReadOnlySpan<byte> text)
    {
        json.WriteStartArray("bytes");
        for (var i = 0; i < bytes.Count; i++)
        {
            if (text.StartsWith(bytes[i]))
            {
                json.WriteNumberValue(bytes[i].Length);
                text = text[bytes[i].Length..];
            }
            else
            {
                json.WriteStringValue(Convert.ToHexStringLower(bytes[i]));
            }
        }

        json.WriteEndArray();
    }

    private void WriteAudited(FluxEvent.Audited audited)
    {
        WriteNumber("kl", audited.Nats);
        json.WriteNumber("tokens", audited.Tokens);
        WriteModel(audited.Model);
    }

    private void WriteArguments(IReadOnlyDictionary<string, FluxValue> arguments)
    {
        json.WriteStartObject("arguments");
        foreach (var (name, value) in arguments)
        {
            WriteValue(name, value);
        }

        json.WriteEndObject();
    }

    private void WriteValue(string name, FluxValue value)
    {
        json.WritePropertyName(name);
        PlainJson.Write(json, value);
    }

    private void WriteShares(string name, IReadOnlyList<string> premises, IReadOnlyList<double> shares)
    {
        json.WriteStartObject(name);
        for (var i = 0; i < premises.Count; i++)
        {
            WriteNumber(premises[i], shares[i]);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a number; one that JSON has no word for is null.</summary>
    private void WriteNumber(string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private void WriteModel(string? model)
    {
        if (model is not null)
        {
            json.WriteString("model", model);
        }
    }

    private void WriteAudience(Audience audience)
    {
        if (!audience.IsEveryone)
        {
            json.WriteStartArray("seenBy");
            foreach (var name in audience.Names)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }
    }

    private void WriteView(string? view)
    {
        if (view is not null)
        {
            json.WriteString("view", view);
        }
    }

    private void WriteFault(RunFault fault)
    {
        json.WriteString("kind", Word(fault.Kind));
        json.WriteString("subject", fault.Subject);
        if (fault.Site is { } site)
        {
            json.WriteString("file", site.File);
            json.WriteNumber("line", site.Line);
        }
    }

    private static string Word(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
