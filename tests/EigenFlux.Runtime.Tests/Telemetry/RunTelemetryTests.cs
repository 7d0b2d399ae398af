using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Telemetry;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Telemetry;
using EigenFlux.Runtime.Tests.Support;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Tests.Telemetry;

/// <summary>What listeners hear; they hear of the whole process, so that these tests run one after the other and name what is theirs.</summary>
[Collection("telemetry")]
public sealed class RunTelemetryTests
{
    private const string Model = "fake:of-these-tests";

    private static readonly FluxValue.Character Ada = new("Ada", "Dr. Ada Voss");

    [Fact]
    public void Scenes_turns_and_batches_are_spans_within_each_other()
    {
        var spans = new List<Activity>();
        using (var listener = Listen(spans))
        {
            Run();
        }

        spans.Select(span => span.DisplayName).ShouldBe(["decode", $"text_completion {Model}", "scene Recap", "person", "scene Main"]);
        var (decode, turn, called, person, scene) = (spans[0], spans[1], spans[2], spans[3], spans[4]);
        decode.ParentSpanId.ShouldBe(turn.SpanId);
        turn.ParentSpanId.ShouldBe(scene.SpanId);
        called.ParentSpanId.ShouldBe(scene.SpanId);
        person.ParentSpanId.ShouldBe(scene.SpanId);
        spans.Select(span => span.TraceId).Distinct().ShouldHaveSingleItem();
        turn.GetTagItem("gen_ai.operation.name").ShouldBe("text_completion");
        turn.GetTagItem("gen_ai.request.model").ShouldBe(Model);
        turn.GetTagItem("gen_ai.usage.input_tokens").ShouldBe(12);
        turn.GetTagItem("gen_ai.usage.output_tokens").ShouldBe(3);
        turn.GetTagItem("gen_ai.response.finish_reasons").ShouldBe(new[] { "line" });
        turn.GetTagItem("eigenflux.speaker").ShouldBe("Ada");
        decode.GetTagItem("eigenflux.decode.tokens").ShouldBe(7);
        called.GetTagItem("eigenflux.scene.sums_up").ShouldBe(true);
        scene.GetTagItem("eigenflux.run.end").ShouldBe("end");
        scene.GetTagItem("eigenflux.window").ShouldBe(256);
        person.GetTagItem("gen_ai.request.model").ShouldBeNull();

        // No text of a program is in them.
        spans.SelectMany(span => span.TagObjects).ShouldAllBe(tag => !$"{tag.Value}".Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_fails_ends_all_its_spans_with_the_reason()
    {
        var spans = new List<Activity>();
        using (var listener = Listen(spans))
        {
            var telemetry = new RunTelemetry(new Ticking());
            Begin(telemetry);
            telemetry.Take(new FluxEvent.Called("Inner", 1, Model, 64));
            telemetry.Take(new FluxEvent.TurnStarted(Ada, "reply", "reply[1]"));
            telemetry.Take(new FluxEvent.Done(new FluxValue.Result([]), RunEnd.Failed, 1, new RunFault.WindowFull("Inner", 70, 64)));
        }

        spans.Select(span => span.DisplayName).ShouldBe(["person", "scene Inner", "scene Main"]);
        spans[1].Status.ShouldBe(ActivityStatusCode.Error);
        spans[2].GetTagItem("error.type").ShouldBe("WindowFull");
        Activity.Current.ShouldBeNull();
    }

    [Fact]
    public void A_turn_that_is_played_has_a_span_of_its_own_and_so_have_those_within_it()
    {
        var spans = new List<Activity>();
        using (var listener = Listen(spans))
        {
            var telemetry = new RunTelemetry(new Ticking());
            Begin(telemetry);
            telemetry.Take(new FluxEvent.TurnStarted(Ada, "vote", "vote[1]"));
            telemetry.Take(new FluxEvent.Called("Meeting", 1, Model, 64) { PlayedBy = "Ada" });
            telemetry.Take(Appended(0, "a[1]", SegmentKind.Turn, 2));
            telemetry.Take(new FluxEvent.TurnStarted(Ada, "a", "a[1]"));
            telemetry.Take(new FluxEvent.Stopped("a", "line", "secret", 3));
            telemetry.Take(new FluxEvent.Returned("Meeting", 1, new FluxValue.Result([])));
            telemetry.Take(Appended(0, "vote[1]", SegmentKind.Turn, 2));
            telemetry.Take(new FluxEvent.Stopped("vote", "scene", "secret", 0));
            telemetry.Take(new FluxEvent.Done(new FluxValue.Result([]), RunEnd.End, 1, null));
        }

        spans.Select(span => span.DisplayName).ShouldBe([$"text_completion {Model}", "scene Meeting", "plays Meeting", "scene Main"]);
        spans[2].GetTagItem("eigenflux.plays").ShouldBe("Meeting");
        spans[2].GetTagItem("eigenflux.capture").ShouldBe("vote");
        Activity.Current.ShouldBeNull();
    }

    [Fact]
    public void A_run_that_goes_back_ends_its_spans_and_begins_anew()
    {
        var spans = new List<Activity>();
        using (var listener = Listen(spans))
        {
            var first = new RunTelemetry(new Ticking());
            Begin(first);
            first.Take(new FluxEvent.Called("Inner", 1, Model, 64));
            first.Take(new FluxEvent.TurnStarted(Ada, "said", "said[1]") { IsPerson = true });
            first.Abandon();
            var second = new RunTelemetry(new Ticking());
            second.Take(Events().First(), isOver: true);
            second.Take(new FluxEvent.TurnStarted(Ada, "said", "said[1]") { IsPerson = true }, isOver: true);
            second.Take(new FluxEvent.Undone(4, Ada));
            second.Take(new FluxEvent.Stopped("said", "line", "secret", 0));
            second.Take(new FluxEvent.Done(new FluxValue.Result([]), RunEnd.End, 1, null));
        }

        spans.Select(span => span.DisplayName).ShouldBe(["person", "scene Inner", "scene Main", "scene Main"]);
        spans[2].GetTagItem("eigenflux.run.end").ShouldBe("undone");
        spans[3].GetTagItem("eigenflux.run.end").ShouldBe("end");
        Activity.Current.ShouldBeNull();
    }

    [Fact]
    public void The_buckets_of_tokens_are_the_powers_of_four_that_the_conventions_advise()
    {
        Run();
        Histogram<long>? tokens = null;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) => tokens = instrument.Name == "gen_ai.client.token.usage" ? (Histogram<long>)instrument : tokens,
        };
        listener.Start();
        tokens.ShouldNotBeNull().Advice.ShouldNotBeNull().HistogramBucketBoundaries.ShouldBe(Enumerable.Range(0, 14).Select(power => 1L << (2 * power)));
    }

    [Fact]
    public void Tokens_speed_and_deletions_are_measured()
    {
        var measured = Measure(_ => true);

        // The clock goes on by a second whenever it is looked at: at the turn's beginning, at its first token, and at its end.
        measured["gen_ai.client.token.usage"].ShouldBe([12, 3]);
        measured["gen_ai.client.operation.duration"].ShouldBe([2]);
        measured["gen_ai.server.time_to_first_token"].ShouldBe([1]);
        measured["gen_ai.server.time_per_output_token"].ShouldBe([0.5]);
        measured["eigenflux.turn.speed"].ShouldBe([1.5]);
        measured["eigenflux.deletions"].ShouldBe([1]);
        measured["eigenflux.deleted_tokens"].ShouldBe([4]);
        measured["eigenflux.window.tokens"].ShouldBe([11]);
    }

    [Theory]
    [InlineData("gen_ai.client.token.usage")]
    [InlineData("gen_ai.client.operation.duration")]
    [InlineData("gen_ai.server.time_to_first_token")]
    [InlineData("gen_ai.server.time_per_output_token")]
    [InlineData("eigenflux.turn.speed")]
    [InlineData("eigenflux.deletions")]
    [InlineData("eigenflux.deleted_tokens")]
    [InlineData("eigenflux.window.tokens")]
    public void Who_listens_to_one_instrument_alone_hears_it(string name) => Measure(instrument => instrument == name).Keys.ShouldBe([name]);

    [Fact]
    public void Where_nobody_listens_nothing_is_allocated()
    {
        var telemetry = new RunTelemetry(TimeProvider.System);
        FluxEvent[] events = [.. Events()];
        Watch(1);
        Watch(1000).ShouldBe(0);

        long Watch(int rounds)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var round = 0; round < rounds; round++)
            {
                foreach (var happened in events)
                {
                    telemetry.Take(happened);
                    using (DecodeTelemetry.Begin("fake", 1, 1))
                    {
                    }
                }
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void What_is_over_is_no_span_and_is_not_measured_but_counts_as_in_the_window()
    {
        var spans = new List<Activity>();
        using (var listener = Listen(spans))
        {
            var telemetry = new RunTelemetry(new Ticking());
            foreach (var happened in Events().TakeWhile(happened => happened is not FluxEvent.Called))
            {
                telemetry.Take(happened, isOver: true);
            }

            telemetry.Take(Appended(11, "reply[2]", SegmentKind.Turn, 2));
            telemetry.Take(new FluxEvent.TurnStarted(Ada, "reply", "reply[2]"));
            telemetry.Take(new FluxEvent.Done(new FluxValue.Result([]), RunEnd.Interrupted, 1, null));
        }

        spans.Select(span => span.DisplayName).ShouldBe([$"text_completion {Model}", "scene Main"]);
        spans[0].GetTagItem("gen_ai.usage.input_tokens").ShouldBe(13);
    }

    [Fact]
    public void Who_begins_to_listen_in_the_middle_of_a_run_hears_of_the_next()
    {
        var telemetry = new RunTelemetry(new Ticking());
        Begin(telemetry);
        var spans = new List<Activity>();
        using (var listener = Listen(spans))
        {
            foreach (var happened in Events().Skip(1))
            {
                telemetry.Take(happened);
            }
        }

        spans.ShouldBeEmpty();
    }

    /// <summary>What a run measures, by instrument, for one who listens to some.</summary>
    private static ConcurrentDictionary<string, List<double>> Measure(Func<string, bool> listensTo)
    {
        var measured = new ConcurrentDictionary<string, List<double>>();
        using (var listener = new MeterListener())
        {
            listener.InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == FluxTelemetry.SourceName && listensTo(instrument.Name))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.Start();
            Run();
        }

        return measured;

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.ToArray().Any(tag => tag.Value is Model))
            {
                measured.GetOrAdd(instrument.Name, _ => []).Add(value);
            }
        }
    }

    private static void Run()
    {
        var telemetry = new RunTelemetry(new Ticking());
        foreach (var happened in Events())
        {
            telemetry.Take(happened);
            if (happened is FluxEvent.TurnStarted { Segment: "reply[1]" })
            {
                using (DecodeTelemetry.Begin(Model, 7, 1))
                {
                }
            }
        }
    }

    private static void Begin(RunTelemetry telemetry) => telemetry.Take(Events().First());

    private static IEnumerable<FluxEvent> Events() =>
    [
        new FluxEvent.RunStarted("program.eflux", "Main", new Dictionary<string, FluxValue>(), Model, 256, 7),
        Appended(0, "pin1", SegmentKind.Pin, 10),
        Appended(10, "reply[1]", SegmentKind.Turn, 2),
        new FluxEvent.TurnStarted(Ada, "reply", "reply[1]"),
        Appended(12, "reply[1]", SegmentKind.Turn, 1) with { Generated = 1 },
        Appended(13, "reply[1]", SegmentKind.Turn, 1) with { Generated = 2 },
        new FluxEvent.Deleted(0, 4, "line1", CacheMode.Exact, null) { Generated = 2 },
        Appended(10, "reply[1]", SegmentKind.Turn, 1) with { Generated = 3 },
        new FluxEvent.Stopped("reply", "line", "secret", 3) { Generated = 3 },
        new FluxEvent.Called("Recap", 1, Model, 64, SumsUp: true),
        new FluxEvent.Returned("Recap", 1, new FluxValue.Result([])),
        new FluxEvent.TurnStarted(Ada, "answer", "answer[1]"),
        Appended(11, "answer[1]", SegmentKind.Turn, 5),
        new FluxEvent.Stopped("answer", "line", "secret", 0),
        new FluxEvent.Done(new FluxValue.Result([]), RunEnd.End, 7, null) { Generated = 3 },
    ];

    private static FluxEvent.Appended Appended(int at, string segment, SegmentKind kind, int tokens) =>
        new(at, segment, kind, new TokenId[tokens], "secret", Again: false, null);

    private static ActivityListener Listen(List<Activity> spans)
    {
        var mine = new AsyncLocal<bool> { Value = true };
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == FluxTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (mine.Value)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
