using System.Text;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Scenes.Values;
using static EigenFlux.Runtime.Tests.Trajectories.Happenings;

namespace EigenFlux.Runtime.Tests.Trajectories;

public sealed class TraceReaderTests
{
    private const string First = """{"e":"run","n":0,"beat":0,"version":1,"program":"p","scene":"S","arguments":{"a":[1,2.5,"x",true]},"model":"m","window":100,"seed":18446744073709551615}""";
    private const string One = """{"e":"appended","n":0,"beat":0,"at":0,"segment":"a","kind":"turn","tokens":[111,110,101],"text":"one","bytes":[1,1,1]}""";

    [Fact]
    public void What_was_written_is_read_again()
    {
        FluxEvent[] events =
        [
            RunBegan, Put(0, "a", "né", n: 2), Part(3, "a", 0xC3, ""), Part(4, "a", 0xA9, "é"), Cut(0, 1, "a"), Call("Sub", 1), Put(0, "b", "in"), Back("Sub", 1),
            new FluxEvent.TurnStarted(FluxValue.Character.Narrator, "log", "log[1]"),
            new FluxEvent.Stopped("log", "line", "né", 3),
            new FluxEvent.Audited(0.25, 12, "other"),
            new FluxEvent.Audited(double.PositiveInfinity, 12, null),
            new FluxEvent.Done(new FluxValue.Result([KeyValuePair.Create("x", (FluxValue)new FluxValue.Integer(3))]), RunEnd.Stop, 7, null),
        ];
        using var stream = new MemoryStream();
        using (var writer = new TraceWriter(stream))
        {
            foreach (var happened in events)
            {
                writer.Write(happened);
            }
        }

        var trace = Read(Encoding.UTF8.GetString(stream.ToArray()));

        trace.CutOffLine.ShouldBeNull();
        trace.Trajectory.Events.Select(happened => happened.GetType()).ShouldBe(events.Select(happened => happened.GetType()));
        trace.Trajectory.After(4).Page.Find("a")!.Bytes.ToArray().ShouldBe([0xC3, 0xA9, 0xC3, 0xA9]);
        trace.Trajectory.After(6).Page.Text.ShouldBe("in");
        trace.Trajectory.Events[10].ShouldBe(events[10]);
        trace.Trajectory.Events[11].ShouldBe(events[11]);
        trace.Trajectory.Events[9].ShouldBe(events[9]);
        var done = (FluxEvent.Done)trace.Trajectory.Events[^1];
        (done.By, done.Seed, done.Result["x"].AsText()).ShouldBe((RunEnd.Stop, 7UL, "3"));
    }

    [Fact]
    public void A_checkpoint_of_more_than_two_gibibytes_is_read_again()
    {
        var kept = new FluxEvent.Checkpointed(5_000_000_000);

        Read($"{First}\n{Line(kept)}\n").Trajectory.Events.OfType<FluxEvent.Checkpointed>().ShouldBe([kept]);
    }

    [Fact]
    public void The_value_of_a_turn_with_a_type_and_the_probabilities_of_a_choice_are_read_again()
    {
        var row = new FluxEvent.Stopped("row", "value", "{\"kind\": \"bug\", \"days\": 3}", 9)
        {
            Value = new FluxValue.Record([KeyValuePair.Create("kind", (FluxValue)new FluxValue.Text("bug")), KeyValuePair.Create("days", (FluxValue)new FluxValue.Integer(3))]),
        };
        var sure = new FluxEvent.Stopped("sure", "value", "true", 1)
        {
            Value = new FluxValue.Boolean(true),
            Probabilities = [KeyValuePair.Create((FluxValue)new FluxValue.Boolean(true), 0.75), KeyValuePair.Create((FluxValue)new FluxValue.Boolean(false), 0.25)],
        };
        Line(row).ShouldEndWith("\"tokens\":9,\"value\":{\"kind\":\"bug\",\"days\":3}}");
        Line(sure).ShouldEndWith("\"value\":true,\"p\":{\"true\":0.75,\"false\":0.25}}");

        var read = Read($"{First}\n{Line(row)}\n{Line(sure)}\n").Trajectory.Events.OfType<FluxEvent.Stopped>().ToList();
        ((FluxValue.Result)read[0].Value!)["days"].ShouldBe(new FluxValue.Integer(3));
        read[0].Probabilities.ShouldBeNull();
        read[1].Value.ShouldBe(sure.Value);
        read[1].Probabilities!.Select(pair => (pair.Key.AsText(), pair.Value)).ShouldBe([("true", 0.75), ("false", 0.25)]);
        Should.Throw<TraceException>(() => Read($"{First}\n{Line(sure).Replace("0.75", "\"much\"", StringComparison.Ordinal)}\n"));
    }

    [Fact]
    public void Bytes_are_numbers_where_the_text_has_them_and_written_out_where_it_has_not()
    {
        Line(Put(0, "a", "né")).ShouldEndWith("\"text\":\"né\",\"bytes\":[1,1,1]}");
        Line(Part(0, "a", 0xA9, "é")).ShouldEndWith("\"text\":\"é\",\"bytes\":[\"a9\"]}");
        Line(Part(0, "a", (byte)'n', "n")).ShouldEndWith("\"text\":\"n\"}");
        Line(Part(0, "a", 0xC3, "")).ShouldEndWith("\"text\":\"\",\"bytes\":[\"c3\"]}");
    }

    [Fact]
    public void The_first_line_gives_the_run()
    {
        var run = (FluxEvent.RunStarted)Read(First + "\n").Trajectory.Events[0];

        (run.Program, run.Scene, run.Model, run.Window, run.Seed).ShouldBe(("p", "S", "m", 100, ulong.MaxValue));
        ((FluxValue.List)run.Arguments["a"]).Items.Select(item => item.AsText()).ShouldBe(["1", "2.5", "x", "true"]);
    }

    [Fact]
    public void Events_and_fields_that_are_not_known_are_passed_over()
    {
        var trace = Read($$$"""
            {{{First[..^1]}}},"later":{"x":[1]}}
            {"e":"amplitude","n":0,"beat":0,"a":{"P":0.5}}
            {"e":"noticed","n":0,"beat":0,"kind":"neverHeardOf","subject":"x"}
            {{{One[..^1]}}},"view":"x"}

            """);

        trace.Trajectory.Events.Count.ShouldBe(2);
        trace.Trajectory.After(1).Page.Text.ShouldBe("one");
    }

    [Fact]
    public void What_was_undone_counts_lines_that_are_passed_over_too()
    {
        const string talk = """
            {"e":"noticed","n":0,"beat":0,"kind":"neverHeardOf","subject":"x"}
            {"e":"turn","n":0,"beat":0,"speaker":"You","capture":"said","segment":"said[1]","person":true}
            {"e":"appended","n":0,"beat":0,"at":0,"segment":"said[1]","kind":"turn","tokens":[111,110,101],"text":"one","bytes":[1,1,1]}
            {"e":"later","n":0,"beat":0}
            {"e":"stopped","n":0,"beat":0,"capture":"said","by":"line","text":"one","tokens":0}
            {"e":"undone","n":0,"beat":0,"to":3,"speaker":"You"}
            {"e":"appended","n":0,"beat":0,"at":0,"segment":"said[1]","kind":"turn","tokens":[116,119,111],"text":"two","bytes":[1,1,1]}
            {"e":"stopped","n":0,"beat":0,"capture":"said","by":"line","text":"two","tokens":0}

            """;
        var trajectory = Read($"{First}\n{talk}").Trajectory;

        trajectory.Events.Count.ShouldBe(7);
        trajectory.Events.OfType<FluxEvent.Undone>().Single().ShouldSatisfyAllConditions(
            undone => undone.To.ShouldBe(2), undone => undone.Asked!.Id.ShouldBe("You"));
        trajectory.Events.OfType<FluxEvent.TurnStarted>().Single().IsPerson.ShouldBeTrue();
        trajectory.After(3).Page.Text.ShouldBe("one");
        trajectory.After(4).Page.Text.ShouldBe("");
        trajectory.Now.Page.Text.ShouldBe("two");
    }

    [Theory]
    [InlineData(0, TraceFaultKind.BrokenLine)]
    [InlineData(9, TraceFaultKind.BrokenLine)]
    [InlineData(1, TraceFaultKind.DoesNotFit)]
    public void What_goes_back_to_no_turn_of_a_persons_is_refused(int to, TraceFaultKind kind) =>
        Should.Throw<TraceException>(() => Read($"{First}\n{One}\n{{\"e\":\"undone\",\"n\":0,\"beat\":0,\"to\":{to}}}\n")).Kind.ShouldBe(kind);

    [Fact]
    public void White_space_byte_order_mark_and_carriage_returns_do_no_harm() =>
        Read($"\uFEFF{First}\r\n\r\n{One}\r\n  \n").Trajectory.After(1).Page.Text.ShouldBe("one");

    [Theory]
    [InlineData("""{"e":"app""")]
    [InlineData("""{"e":"appended","n":0,"beat":0,"at":0,"segment":"a","kind":"turn","tokens":[111,110""")]
    public void A_last_line_that_is_not_whole_is_left_out_and_told(string half)
    {
        var trace = Read($"{First}\n{One}\n{half}");

        trace.CutOffLine.ShouldBe(3);
        trace.Trajectory.Events.Count.ShouldBe(2);
    }

    [Fact]
    public void A_last_line_that_only_lacks_its_line_feed_is_read()
    {
        var trace = Read($"{First}\n{One}");

        trace.CutOffLine.ShouldBeNull();
        trace.Trajectory.Events.Count.ShouldBe(2);
    }

    [Fact]
    public void A_line_longer_than_any_buffer_is_read()
    {
        var text = new string('x', 300_000);
        var trace = Read($"{First}\n{One.Replace("\"one\"", $"\"{text}\"").Replace(",\"bytes\":[1,1,1]", "")}\n");

        trace.Trajectory.After(1).Page.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("hello\n", "its first line is not JSON")]
    [InlineData("{\"e\":\"ru", "its first line is not JSON")]
    [InlineData("[1]\n", "its first line does not begin a run")]
    [InlineData("{\"e\":\"said\",\"n\":0}\n", "its first line does not begin a run")]
    [InlineData("{\"e\":\"run\",\"n\":0,\"beat\":0}\n", "its first line does not begin a run")]
    public void What_is_no_trace_is_refused(string text, string reason) => Refused(text, TraceFaultKind.NotATrace, 1, reason);

    [Theory]
    [InlineData("3")]
    [InlineData("0")]
    [InlineData("\"1\"")]
    [InlineData("1.5")]
    public void Another_version_is_refused(string version) =>
        Refused(First.Replace("\"version\":1", $"\"version\":{version}") + "\n", TraceFaultKind.OtherVersion, 1, version);

    [Theory]
    [InlineData("{\"e\":\"deleted\";}", "it is not valid JSON at byte 15")]
    [InlineData("[]", "it is not an object")]
    [InlineData("{\"n\":1,\"beat\":0}", "its 'e' is missing or is not text")]
    [InlineData("{\"e\":\"deleted\",\"n\":-1,\"beat\":0}", "its 'n' is missing or is not a number of at least 0")]
    [InlineData("{\"e\":\"deleted\",\"n\":1,\"beat\":0,\"at\":0,\"segment\":\"a\",\"mode\":\"exact\"}", "its 'count' is missing or is not a number of at least 0")]
    [InlineData("{\"e\":\"deleted\",\"n\":1,\"beat\":0,\"at\":0,\"count\":1,\"segment\":\"a\",\"mode\":\"maybe\"}", "'maybe' is not a cache operation")]
    [InlineData("{\"e\":\"appended\",\"n\":1,\"beat\":0,\"at\":3,\"segment\":\"a\",\"kind\":\"7\",\"tokens\":[],\"text\":\"\"}", "'7' is not a kind of segment")]
    [InlineData("{\"e\":\"appended\",\"n\":1,\"beat\":0,\"at\":3,\"segment\":\"a\",\"kind\":\"turn\",\"tokens\":[-1],\"text\":\"\"}", "its 'tokens' is missing or is not a list of tokens")]
    [InlineData("{\"e\":\"appended\",\"n\":1,\"beat\":0,\"at\":3,\"segment\":\"a\",\"kind\":\"turn\",\"tokens\":[1],\"text\":\"é\",\"bytes\":[3]}", "its 'bytes' add up to more than its text")]
    [InlineData("{\"e\":\"appended\",\"n\":1,\"beat\":0,\"at\":3,\"segment\":\"a\",\"kind\":\"turn\",\"tokens\":[1,2],\"text\":\"x\",\"bytes\":[1]}", "it has 1 'bytes' and 2 tokens")]
    [InlineData("{\"e\":\"return\",\"n\":1,\"beat\":0,\"scene\":\"S\",\"depth\":1,\"result\":{\"a\":1,\"a\":2}}", "it has the field 'a' twice")]
    [InlineData("{\"e\":\"run\",\"n\":0,\"beat\":0,\"program\":\"\",\"scene\":\"S\",\"arguments\":{\"\":3,\"\":4}}", "it has the field '' twice")]
    public void A_broken_line_is_refused_with_its_number(string line, string reason) =>
        Refused($"{First}\n{One}\n{line}\n{One}\n", TraceFaultKind.BrokenLine, 3, reason);

    [Fact]
    public void A_line_that_is_not_utf_8_is_refused()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(First + "\n" + One[..^1] + ",\"model\":\""), 0xFF, .. "\"}\n"u8];
        var refused = Should.Throw<TraceException>(() => TraceReader.Read(new MemoryStream(bytes)));

        (refused.Kind, refused.Line).ShouldBe((TraceFaultKind.BrokenLine, 2));
    }

    [Fact]
    public void A_change_that_does_not_fit_is_refused_with_its_number() => Refused(
        $"{First}\n{One}\n{{\"e\":\"deleted\",\"n\":1,\"beat\":0,\"at\":2,\"count\":2,\"segment\":\"a\",\"mode\":\"exact\"}}\n",
        TraceFaultKind.DoesNotFit, 3, "2 tokens are deleted at position 2 of a page-state of length 3");

    [Fact]
    public void Of_a_trace_without_bytes_a_text_that_was_cut_is_told_whole_and_said_to_be()
    {
        var trace = Read($"{First}\n{One.Replace(",\"bytes\":[1,1,1]", "")}\n{{\"e\":\"deleted\",\"n\":1,\"beat\":0,\"at\":0,\"count\":1,\"segment\":\"a\",\"mode\":\"exact\"}}\n");

        trace.Trajectory.After(1).Page.Find("a")!.TextIsExact.ShouldBeTrue();
        var cut = trace.Trajectory.After(2).Page.Find("a")!;
        cut.TextIsExact.ShouldBeFalse();
        cut.Text.ShouldBe("one");
        cut.Tokens.Select(token => token.Value).ShouldBe([110, 101]);
    }

    [Fact]
    public void Whatever_is_changed_in_a_trace_it_is_read_or_refused()
    {
        var whole = Encoding.UTF8.GetBytes($"{First}\n{One}\n{{\"e\":\"deleted\",\"n\":1,\"beat\":0,\"at\":0,\"count\":1,\"segment\":\"a\",\"mode\":\"exact\"}}\n");
        var random = new Random(11);
        var refused = 0;
        for (var i = 0; i < 3000; i++)
        {
            var bytes = whole.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                TraceReader.Read(new MemoryStream(bytes, 0, random.Next(bytes.Length + 1)));
            }
            catch (TraceException)
            {
                refused++;
            }
        }

        refused.ShouldBeInRange(1000, 3000);
    }

    private static TraceContent Read(string text) => TraceReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static void Refused(string text, TraceFaultKind kind, int line, string reason)
    {
        var refused = Should.Throw<TraceException>(() => Read(text));
        (refused.Kind, refused.Line, refused.Reason).ShouldBe((kind, line, reason));
    }

    private static string Line(FluxEvent happened)
    {
        using var stream = new MemoryStream();
        using var writer = new TraceWriter(stream);
        writer.Write(happened);
        return Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n');
    }
}
