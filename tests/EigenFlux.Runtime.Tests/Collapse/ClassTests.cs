using System.Globalization;
using System.Numerics;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Collapse;

namespace EigenFlux.Runtime.Tests.Collapse;

public sealed class ClassTests
{
    public static TheoryData<string, string> Classes => new()
    {
        { "random bits", string.Concat(Stream.Random(1, 2000, 2)) },
        { "random bits with spaces", string.Join(' ', Stream.Random(2, 1000, 2)) },
        { "random bits with commas", string.Join(", ", Stream.Random(3, 700, 2)) },
        { "powers of two", string.Join(' ', Enumerable.Range(1, 120).Select(i => BigInteger.Pow(2, i).ToString(CultureInfo.InvariantCulture))) },
        { "counting", string.Join(' ', Enumerable.Range(1, 600)) },
        { "counting from afar", string.Join(", ", Enumerable.Range(81_234, 300)) },
        { "counting in lines", string.Join('\n', Enumerable.Range(1, 600)) },
        { "random digits", string.Concat(Stream.Random(4, 2000, 10)) },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public void What_is_always_new_and_never_anything_else_is_a_class(string what, string text)
    {
        var stream = new Stream { Sureness = 0.5 }.Say(Stream.Bytes(text));
        var (at, report) = stream.Reports.ShouldHaveSingleItem(what);
        (report.Kind, report.Period).ShouldBe((CollapseKind.Class, 0));
        report.Since.ShouldBe(at - 511);
        at.ShouldBeLessThan(1300, what);
    }

    [Fact]
    public void A_class_begins_after_what_was_said_before()
    {
        var stream = new Stream { Sureness = 0.5 }.Say(Stream.Random(1, 1000, 3000)).Say(Stream.Random(2, 1500, 2));
        var (_, report) = stream.Reports.ShouldHaveSingleItem();
        report.Since.ShouldBeInRange(990, 1020);
    }

    [Fact]
    public void Many_types_a_new_one_now_and_then_or_a_change_are_none()
    {
        new Stream { Sureness = 0.5 }.Say(Stream.Random(1, 5000, 60)).Reports.ShouldBeEmpty();

        var fresh = Stream.Random(2, 5000, 4);
        for (var i = 0; i < fresh.Length; i += 30)
        {
            fresh[i] = 100 + i;
        }

        new Stream { Sureness = 0.5 }.Say(fresh).Reports.ShouldBeEmpty();

        // A few types, and half of them give way to the others at each quarter of what is looked at.
        var shifting = Enumerable.Range(0, 6000).Zip(Stream.Random(3, 6000, 3), (i, type) => type + (i / 128 % 4 * 3));
        new Stream { Sureness = 0.5 }.Say(shifting).Reports.ShouldBeEmpty();
    }

    [Fact]
    public void A_class_is_reported_once_until_it_is_left()
    {
        var stream = new Stream { Sureness = 0.5 }.Say(Stream.Random(1, 4000, 2));
        stream.Reports.Count.ShouldBe(1);
        stream.Monitor.Gauge.ShouldBe(1);
        stream.Say(Stream.Random(2, 1000, 3000));
        stream.Monitor.Gauge.ShouldBe(0);
        stream.Say(Stream.Random(3, 1000, 2));
        stream.Reports.Count.ShouldBe(2);
    }

    [Fact]
    public void A_class_that_is_forgotten_is_met_anew()
    {
        var stream = new Stream { Sureness = 0.5 }.Write(Enumerable.Range(50, 10)).Say(Stream.Random(1, 800, 2));
        stream.Reports.Count.ShouldBe(1);
        stream.Delete(10, 800).Say(Stream.Random(2, 500, 2));
        stream.Reports.Count.ShouldBe(1);
        stream.Say(Stream.Random(3, 200, 2));
        stream.Reports.Count.ShouldBe(2);
        stream.Reports[1].Report.Since.ShouldBeGreaterThan(800);
    }

    [Fact]
    public void The_statistic_is_the_g_of_the_textbook()
    {
        var (g, freedom, size) = TwoSampleTest.Statistic([12, 30, 18], [20, 14, 26]);
        double Term(double observed, double expected) => 2 * observed * Math.Log(observed / expected);
        var plain = Term(12, 16) + Term(20, 16) + Term(30, 22) + Term(14, 22) + Term(18, 22) + Term(26, 22);
        var williams = 1 + ((2.0 + 2 - 1) * ((120.0 / 32) + (120.0 / 44) + (120.0 / 44) - 1) / (6 * 120 * 2));
        g.ShouldBe(plain / williams, 1e-9);
        (freedom, size).ShouldBe((2, 120));

        // Rare types are one type together.
        TwoSampleTest.Statistic([12, 30, 18, 1, 2], [20, 14, 26, 2, 1]).Freedom.ShouldBe(3);
        TwoSampleTest.Statistic([60], [60]).ShouldBe((0, 0, 120));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(20)]
    public void One_distribution_in_a_hundred_is_rejected_and_another_is_found_out(int types)
    {
        var random = new SeededRandom((ulong)types);
        var (rejected, found) = (0, 0);
        for (var round = 0; round < 1000; round++)
        {
            var (first, second, other) = (new int[types], new int[types], new int[types]);
            for (var i = 0; i < 256; i++)
            {
                first[random.NextInt32(types)]++;
                second[random.NextInt32(types)]++;
                other[random.NextInt32((types / 2) + 1)]++;
            }

            rejected += TwoSampleTest.AreOne(first, second, 0, 2.33) ? 0 : 1;
            found += types == 2 || !TwoSampleTest.AreOne(first, other, 0, 2.33) ? 1 : 0;
        }

        rejected.ShouldBeInRange(1, 40);
        found.ShouldBeGreaterThan(990);
    }
}
