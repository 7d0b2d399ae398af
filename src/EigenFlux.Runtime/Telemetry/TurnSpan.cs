using System.Diagnostics;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Runtime.Telemetry;

/// <summary>The span of a turn, and what is measured of it.</summary>
internal sealed class TurnSpan
{
    private readonly Activity? activity;
    private readonly TimeProvider time;
    private readonly string model;
    private readonly int before;
    private readonly int generatedBefore;
    private readonly long started;
    private long first;

    /// <param name="begun">Its beginning.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="page">The model that speaks, empty for the scene's own; null where nobody does here: a person, or a coalition that plays.</param>
    /// <param name="time">The clock.</param>
    public TurnSpan(FluxEvent.TurnStarted begun, SceneSpan scene, string? page, TimeProvider time)
    {
        (Page, this.time, generatedBefore) = (page, time, begun.Generated);
        model = page is null or "" ? scene.Model : page;
        before = scene.Length(page);
        started = time.GetTimestamp();
        activity = FluxTelemetry.Source.StartActivity(
            page is null ? "person" : $"{FluxTelemetry.Completion} {model}", ActivityKind.Internal, scene.Context);
        activity?.SetTag("eigenflux.speaker", begun.Speaker.Id);
        activity?.SetTag("eigenflux.capture", begun.Capture);
        activity?.SetTag("eigenflux.segment", begun.Segment);
        activity?.SetTag("eigenflux.beat", begun.Beat);
        if (page is not null)
        {
            activity?.SetTag(FluxTelemetry.OperationTag, FluxTelemetry.Completion);
            activity?.SetTag(FluxTelemetry.ProviderTag, FluxTelemetry.Provider);
            activity?.SetTag(FluxTelemetry.ModelTag, model);
            activity?.SetTag("gen_ai.usage.input_tokens", before);
        }
    }

    /// <summary>The model that speaks, empty for the scene's own; null where nobody does here: a person, or a coalition that plays.</summary>
    public string? Page { get; }

    /// <summary>It is the turn of a coalition, which plays a scene.</summary>
    public void Plays(string scene)
    {
        if (activity is not null)
        {
            activity.DisplayName = $"plays {scene}";
            activity.SetTag("eigenflux.plays", scene);
        }
    }

    /// <summary>The run has generated so many tokens.</summary>
    public void Generate(int generated)
    {
        if (first == 0 && generated > generatedBefore)
        {
            first = time.GetTimestamp();
        }
    }

    /// <summary>The turn is over.</summary>
    /// <param name="stopped">Its end.</param>
    /// <param name="length">The tokens in the window.</param>
    public void End(FluxEvent.Stopped stopped, int length)
    {
        if (Page is not null)
        {
            Measure(stopped, length);
            activity?.SetTag("gen_ai.usage.output_tokens", stopped.Tokens);
            activity?.SetTag("gen_ai.response.finish_reasons", new[] { stopped.By });
        }

        activity?.Dispose();
    }

    /// <summary>The run ended in the turn.</summary>
    public void Abandon() => activity?.Dispose();

    private void Measure(FluxEvent.Stopped stopped, int length)
    {
        var now = time.GetTimestamp();
        var tags = new TagList
        {
            { FluxTelemetry.OperationTag, FluxTelemetry.Completion },
            { FluxTelemetry.ProviderTag, FluxTelemetry.Provider },
            { FluxTelemetry.ModelTag, model },
        };
        var seconds = time.GetElapsedTime(started, now).TotalSeconds;
        FluxTelemetry.TurnDuration.Record(seconds, tags);
        FluxTelemetry.WindowTokens.Record(length, tags);
        if (stopped.Tokens > 0 && seconds > 0)
        {
            FluxTelemetry.Speed.Record(stopped.Tokens / seconds, tags);
        }

        if (first != 0)
        {
            FluxTelemetry.FirstToken.Record(time.GetElapsedTime(started, first).TotalSeconds, tags);
            if (stopped.Tokens > 1)
            {
                FluxTelemetry.NextToken.Record(time.GetElapsedTime(first, now).TotalSeconds / (stopped.Tokens - 1), tags);
            }
        }

        tags.Add("gen_ai.token.type", "input");
        FluxTelemetry.TokenUsage.Record(before, tags);
        tags[^1] = new KeyValuePair<string, object?>("gen_ai.token.type", "output");
        FluxTelemetry.TokenUsage.Record(stopped.Tokens, tags);
    }
}
