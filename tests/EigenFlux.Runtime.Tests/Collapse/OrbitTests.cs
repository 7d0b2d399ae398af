using EigenFlux.Runtime.Collapse;

namespace EigenFlux.Runtime.Tests.Collapse;

public sealed class OrbitTests
{
    public static TheoryData<int> Periods => [.. Enumerable.Range(1, 64)];

    [Theory]
    [MemberData(nameof(Periods))]
    public void Every_period_is_reported_when_the_third_is_complete_wherever_it_begins(int period)
    {
        foreach (var before in (int[])[0, 1, 7, 100, 1500])
        {
            var unit = Enumerable.Range(10_000, period).ToArray();
            var stream = new Stream().Say(Stream.Random(period + before, before, 5000)).Say(Stream.Loop(unit, 12 * period));
            var (at, report) = stream.Reports.ShouldHaveSingleItem();
            report.ShouldBe(new CollapseReport(CollapseKind.Orbit, period, before + 1));
            at.ShouldBe(before + (3 * period));
        }
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void A_unit_of_few_types_is_not_taken_for_a_shorter_orbit_within_it(int period)
    {
        // Thue and Morse's sequence says nothing three times in a row; the last token is of no other type.
        int[] unit = [.. Enumerable.Range(0, period).Select(i => System.Numerics.BitOperations.PopCount((uint)i) % 2)];
        unit[^1] = 2;
        var (at, report) = new Stream().Say(Stream.Loop(unit, 8 * period)).Reports.ShouldHaveSingleItem();
        (report.Kind, report.Period).ShouldBe((CollapseKind.Orbit, period));
        at.ShouldBe(3 * period);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(64)]
    public void Repetition_of_which_the_model_is_not_sure_is_an_orbit_only_after_many_periods(int period)
    {
        foreach (var sureness in (double?[])[0.6, null])
        {
            var stream = new Stream { Sureness = sureness }.Say(Stream.Loop([.. Enumerable.Range(0, period)], 12 * Math.Max(period, 16)));
            var (at, report) = stream.Reports.ShouldHaveSingleItem();
            report.ShouldBe(new CollapseReport(CollapseKind.Orbit, period, 1));
            at.ShouldBe(Math.Max(8 * period, period + 64));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_short_orbit_of_which_the_model_is_fairly_sure_takes_longer_and_has_its_own_period(int period)
    {
        var (at, report) = new Stream { Sureness = 0.9 }.Say(Stream.Loop([.. Enumerable.Range(0, period)], 200)).Reports.ShouldHaveSingleItem();
        report.ShouldBe(new CollapseReport(CollapseKind.Orbit, period, 1));
        at.ShouldBeInRange((3 * period) + 1, 60);
    }

    [Fact]
    public void What_comes_three_times_and_then_may_end_is_no_orbit()
    {
        // "10,000": the model is sure of each nought, and sure that there is no fourth.
        var stream = new Stream();
        for (var i = 0; i < 50; i++)
        {
            stream.Say(Stream.Bytes($"It was {10 + (i * 37 % 90)},000 and then {i * i} more. "));
        }

        stream.Reports.ShouldBeEmpty();
    }

    [Fact]
    public void A_loop_with_something_that_changes_is_no_orbit()
    {
        var stream = new Stream();
        for (var i = 1; i < 200; i++)
        {
            stream.Say(Stream.Bytes($"{i}. The lamp is lit on day {i}.\n"));
        }

        stream.Reports.ShouldNotContain(found => found.Report.Kind != CollapseKind.Class);
        var drifting = new Stream().Say(Enumerable.Range(0, 2000).Select(i => i % 20 == 19 ? 1000 + i : i % 20));
        drifting.Reports.ShouldBeEmpty();
    }

    [Fact]
    public void An_orbit_is_reported_once_until_it_is_left()
    {
        int[] unit = [1, 2, 3, 4, 5, 6];
        var stream = new Stream().Say(Stream.Loop(unit, 600)).Say(Stream.Random(1, 100, 5000));
        stream.Reports.Count.ShouldBe(1);
        stream.Say(Stream.Loop(unit, 600));
        stream.Reports.Count.ShouldBe(2);
        stream.Reports[1].ShouldBe((718, new CollapseReport(CollapseKind.Orbit, 6, 701)));

        // Another orbit is another report.
        stream.Say(Stream.Loop([7, 8, 9, 7, 7], 100));
        stream.Reports.Count.ShouldBe(3);
        stream.Reports[2].Report.Period.ShouldBe(5);
    }

    [Fact]
    public void Probabilities_are_asked_for_only_where_something_came_twice()
    {
        var stream = new Stream().Say(Enumerable.Range(0, 5000));
        stream.Asked.ShouldBe(0);
        stream.Say(Stream.Loop([1, 2, 3, 4], 8));
        stream.Asked.ShouldBe(0);
        stream.Say(Stream.Loop([1, 2, 3, 4], 100));
        stream.Asked.ShouldBeInRange(4, 8);
    }

    [Fact]
    public void What_others_write_is_no_orbit_of_the_model_but_counts_as_sure_within_one()
    {
        var written = new Stream().Write(Stream.Loop([1, 2], 200));
        written.Monitor.Look(_ => 0).ShouldBeNull();

        var dialogue = new Stream();
        for (var i = 0; i < 4; i++)
        {
            dialogue.Write(Enumerable.Range(100, 6)).Say(Enumerable.Range(200, 10));
        }

        var (at, report) = dialogue.Reports.ShouldHaveSingleItem();
        report.ShouldBe(new CollapseReport(CollapseKind.Orbit, 16, 1));
        at.ShouldBe(30);
    }

    [Fact]
    public void What_is_taken_back_from_the_end_counts_for_nothing_any_more()
    {
        var stream = new Stream().Say(Stream.Loop([1, 2, 3, 4, 5], 40));
        stream.Reports.Count.ShouldBe(1);
        stream.Delete(0, 40);
        stream.Monitor.Gauge.ShouldBe(0);
        stream.Say(Stream.Loop([1, 2, 3, 4, 5], 14));
        stream.Reports.Count.ShouldBe(1);
        stream.Say(5, 1);
        stream.Reports.Count.ShouldBe(2);
        stream.Reports[1].Report.Since.ShouldBe(41);
    }

    [Fact]
    public void What_is_deleted_elsewhere_was_said_all_the_same()
    {
        var stream = new Stream { Window = 40 }.Say(Stream.Random(3, 500, 5000)).Say(Stream.Loop([.. Enumerable.Range(0, 30)], 200));
        stream.Reports.First().ShouldBe((590, new CollapseReport(CollapseKind.Orbit, 30, 501)));
    }

    [Fact]
    public void The_gauge_rises_with_repetition_and_is_full_in_an_orbit()
    {
        var stream = new Stream { Sureness = null }.Say(Stream.Random(3, 300, 5000));
        stream.Monitor.Gauge.ShouldBe(0);
        var last = 0.0;
        for (var i = 0; i < 20; i++)
        {
            stream.Say(Enumerable.Range(0, 12));
            stream.Monitor.Gauge.ShouldBeGreaterThanOrEqualTo(last);
            last = stream.Monitor.Gauge;
        }

        last.ShouldBe(1);
        stream.Say(999);
        stream.Monitor.Gauge.ShouldBe(0);
    }
}
