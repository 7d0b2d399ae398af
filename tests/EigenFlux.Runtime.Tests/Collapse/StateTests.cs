using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Collapse;

namespace EigenFlux.Runtime.Tests.Collapse;

public sealed class StateTests
{
    [Theory]
    [InlineData(16, 0)]
    [InlineData(100, 0)]
    [InlineData(100, 37)]
    public void A_window_that_generation_and_deletion_leave_as_it_was_is_a_state(int window, int pinned)
    {
        var stream = new Stream { Window = window, Pinned = pinned }.Write(Enumerable.Range(500, pinned)).Say(Stream.Random(1, 50, 400));
        stream.Say(Enumerable.Repeat(0, 3 * window));
        stream.Reports.Count(found => found.Report.Kind == CollapseKind.State).ShouldBe(1);
        var (at, report) = stream.Reports.Single(found => found.Report.Kind == CollapseKind.State);

        // Seen for the first time when the last other token has left, and sure at the third.
        var first = 50 + (window - pinned) - 1;
        report.ShouldBe(new CollapseReport(CollapseKind.State, 1, first + 1));
        at.ShouldBe(first + 2);
        stream.Reports[0].Report.Kind.ShouldBe(CollapseKind.Orbit);
    }

    [Fact]
    public void A_window_that_only_grows_never_comes_again() =>
        new Stream().Say(Enumerable.Repeat(0, 3000)).Reports.ShouldAllBe(found => found.Report.Kind == CollapseKind.Orbit);

    [Fact]
    public void A_state_of_which_the_model_is_not_sure_is_reported_late()
    {
        var stream = new Stream { Window = 20, Sureness = 0.7 }.Say(Enumerable.Repeat(0, 200));
        stream.Reports.Single(found => found.Report.Kind == CollapseKind.State).At.ShouldBe(19 + 64);
    }

    [Fact]
    public void Turns_that_bring_the_same_windows_again_are_an_orbit_of_any_period()
    {
        var stream = new Stream().Write(Enumerable.Range(9000, 30));
        var frame = 0;
        void Turn(IEnumerable<int> said, int length)
        {
            // The window holds two turns, and the frame between them comes round after three, so that tokens alone have the period 360.
            while (stream.Length > 30 + (2 * (length + 5)) - 1)
            {
                stream.Delete(30, length + 5);
            }

            stream.Write(Enumerable.Repeat(8000 + (frame++ % 3), 5)).Say(said);
        }

        for (var turn = 0; turn < 12; turn++)
        {
            Turn(Enumerable.Range(0, 115), 115);
        }

        var (_, report) = stream.Reports.ShouldHaveSingleItem();
        (report.Kind, report.Period).ShouldBe((CollapseKind.Orbit, 345));
        report.Since.ShouldBeInRange(1, 345);
    }

    [Fact]
    public void Chance_brings_small_windows_again_and_that_is_no_orbit()
    {
        var stream = new Stream { Window = 6, Sureness = 0.5 }.Say(Stream.Random(5, 4000, 2));
        stream.Reports.ShouldNotContain(found => found.Report.Kind == CollapseKind.State);
    }

    [Fact]
    public void The_image_of_a_page_is_the_page_and_its_hash_is_of_its_tokens_alone()
    {
        var random = new SeededRandom(11);
        var image = new PageImage();
        var page = new List<int>();
        var hashes = new Dictionary<string, ulong>();
        for (var i = 0; i < 20_000; i++)
        {
            switch (random.NextInt32(10))
            {
                case < 6:
                    Insert(page.Count, random.NextInt32(3));
                    break;
                case < 9 when page.Count > 12:
                    Delete(Math.Min(4, page.Count), 1 + random.NextInt32(3));
                    break;
                case 9 when page.Count > 4:
                    var at = random.NextInt32(page.Count);
                    Delete(at, Math.Min(random.NextInt32(8), page.Count - at));
                    Insert(random.NextInt32(page.Count + 1), random.NextInt32(5));
                    break;
            }

            image.Tokens.ToArray().ShouldBe(page);
            var text = string.Join(' ', page);
            if (hashes.TryGetValue(text, out var hash))
            {
                image.Hash.ShouldBe(hash);
            }
            else
            {
                hashes.Add(text, image.Hash);
            }
        }

        hashes.Values.Distinct().Count().ShouldBe(hashes.Count);
        hashes.Count.ShouldBeLessThan(20_000);

        void Insert(int at, int count)
        {
            var values = Enumerable.Range(0, count).Select(_ => random.NextInt32(2)).ToArray();
            page.InsertRange(at, values);
            image.Insert(at, [.. values.Select(value => new TokenId(value))]);
        }

        void Delete(int at, int count)
        {
            page.RemoveRange(at, count);
            image.Delete(at, count);
        }
    }
}
