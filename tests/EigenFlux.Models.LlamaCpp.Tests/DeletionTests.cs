using EigenFlux.Models.LlamaCpp.Tests.Support;

namespace EigenFlux.Models.LlamaCpp.Tests;

[Collection(ModelCollection.Name)]
public sealed class DeletionTests(ModelFixture fixture)
{
    [SkippableTheory]
    [InlineData(20, 10, 40)]
    [InlineData(0, 5, 40)]
    [InlineData(30, 10, 40)]
    [InlineData(39, 1, 40)]
    [InlineData(700, 60, 900)]
    [InlineData(300, 500, 900)]
    public void After_an_exact_deletion_a_session_is_a_new_one_on_the_same_page(int start, int count, int length)
    {
        var model = fixture.Strict;
        var page = model.LongPage(length);
        using var context = model.CreateContext(new ContextOptions(1024));
        using var session = context.CreateSession();
        session.Append(page);
        session.Next(model);
        session.Delete(start, count, CacheMode.Exact).ShouldBe(CacheMode.Exact);
        TokenId[] rest = [.. page[..start], .. page[(start + count)..]];
        session.Tokens.SequenceEqual(rest).ShouldBeTrue();
        Sessions.Distance(Sessions.Fresh(model, rest), session.Next(model)).ShouldBeLessThan(1e-3);
        session.Evaluated.ShouldBe(length + rest.Length - Math.Min(start, rest.Length - 1));
    }

    [SkippableFact]
    public void Everything_can_be_deleted_and_the_session_used_again()
    {
        var model = fixture.Strict;
        var page = model.LongPage(40);
        using var context = model.CreateContext(new ContextOptions(64));
        using var session = context.CreateSession();
        foreach (var mode in (CacheMode[])[CacheMode.Exact, CacheMode.Shift])
        {
            session.Append(page);
            var before = session.Next(model);
            session.Delete(0, 40, mode);
            session.Length.ShouldBe(0);
            session.Append(page);
            session.Next(model).ShouldBe(before);
            session.Delete(0, 40, mode);
        }
    }

    [SkippableFact]
    public void Tokens_that_were_never_computed_are_deleted_without_a_trace()
    {
        var model = fixture.Strict;
        var page = model.LongPage(60);
        using var context = model.CreateContext(new ContextOptions(64));
        using var session = context.CreateSession();
        session.Append(page[..20]);
        session.Next(model);
        session.Append(page[20..]);
        session.Delete(15, 10, CacheMode.Shift);
        session.Delete(25, 10, CacheMode.Shift);
        TokenId[] rest = [.. page[..15], .. page[25..35], .. page[45..]];
        session.Tokens.SequenceEqual(rest).ShouldBeTrue();

        // The end of what was computed is gone, and nothing stands after a gap.
        Sessions.Distance(Sessions.Fresh(model, rest), session.Next(model)).ShouldBeLessThan(1e-3);
        session.Evaluated.ShouldBe(20 + 25);
    }

    [SkippableFact]
    public void A_shift_stays_close_to_exact_where_a_prefix_is_pinned()
    {
        var model = fixture.Model;
        var page = model.LongPage(900);
        using var context = model.CreateContext(new ContextOptions(1024));
        using var session = context.CreateSession();
        session.Append(page);
        session.Next(model);
        session.Delete(200, 100, CacheMode.Shift).ShouldBe(CacheMode.Shift);
        var shifted = session.Next(model);
        session.Evaluated.ShouldBe(901);
        var exact = Sessions.Fresh(model, session.Tokens);
        Sessions.Divergence(exact, shifted).ShouldBeLessThan(0.05);

        // An exact deletion of nothing forgets what was shifted.
        session.Delete(session.Length, 0, CacheMode.Exact);
        Sessions.Divergence(exact, session.Next(model)).ShouldBeLessThan(0.01);
    }

    [SkippableFact]
    public void Closing_gaps_keeps_the_distribution_that_shifting_at_once_would_give()
    {
        // The same deletions with the gap closed (64 tokens) and left open (63): distances in the cache differ by the gap alone.
        var model = fixture.Strict;
        var page = model.LongPage(600);
        var rows = new List<float[]>();
        foreach (var count in (int[])[63, 64])
        {
            using var context = model.CreateContext(new ContextOptions(640));
            using var session = context.CreateSession();
            session.Append(page);
            session.Next(model);
            session.Delete(100, count, CacheMode.Shift);
            session.Append(page[..1]);
            rows.Add(session.Next(model));
        }

        Sessions.Divergence(rows[0], rows[1]).ShouldBeLessThan(0.02);
    }

    [SkippableFact]
    public void Five_hundred_random_deletions_and_appends_stay_close_to_a_new_session()
    {
        var model = fixture.Model;
        var source = model.LongPage(4000);
        var random = new Random(5);
        using var context = model.CreateContext(new ContextOptions(400));
        using var session = context.CreateSession();
        var page = new List<TokenId>(source[..300]);
        session.Append(source[..300]);
        var next = 300;
        for (var i = 0; i < 500; i++)
        {
            if (page.Count > 330 || (page.Count > 200 && random.Next(2) == 0))
            {
                // The first hundred are pinned.
                var start = random.Next(100, page.Count);
                var count = random.Next(1, Math.Min(12, page.Count - start) + 1);
                session.Delete(start, count, CacheMode.Shift);
                page.RemoveRange(start, count);
            }
            else
            {
                var count = random.Next(1, 9);
                session.Append(source.AsSpan(next, count));
                page.AddRange(source[next..(next + count)]);
                next += count;
            }

            if (i % 3 == 0)
            {
                context.Evaluate([session]);
            }

            if (i % 100 == 99)
            {
                session.Tokens.SequenceEqual(page.ToArray()).ShouldBeTrue();
                Sessions.Divergence(Sessions.Fresh(model, session.Tokens), session.Next(model)).ShouldBeLessThan(0.5, $"after {i + 1}");
            }
        }

        session.Delete(session.Length, 0, CacheMode.Exact);
        Sessions.Divergence(Sessions.Fresh(model, session.Tokens), session.Next(model)).ShouldBeLessThan(0.02);
    }

    [SkippableFact]
    public void What_a_sliding_window_has_passed_is_still_there_when_the_window_slides_back()
    {
        // Most layers of the test model see 512 tokens. After a deletion at the end they must see earlier ones again.
        var model = fixture.Strict;
        var page = model.LongPage(1200);
        using var context = model.CreateContext(new ContextOptions(1200));
        using var session = context.CreateSession();
        session.Append(page);
        session.Next(model);
        session.Delete(50, 70, CacheMode.Shift);
        session.Append(page[..40]);
        session.Next(model);
        session.Delete(0, 0, CacheMode.Exact);
        session.Next(model);
        session.Delete(600, session.Length - 600, CacheMode.Exact);
        Sessions.Distance(Sessions.Fresh(model, session.Tokens), session.Next(model)).ShouldBeLessThan(1e-3);
    }

    [SkippableFact]
    public void A_full_window_goes_on_for_ever()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(128));
        using var session = context.CreateSession();
        using var sampler = model.Sampler(new Sampling.SamplerSettings { Temperature = 0.9, MinP = 0.05 });
        session.Append(model.LongPage(128));
        for (var i = 0; i < 300; i++)
        {
            var token = session.Sample(sampler);
            session.Delete(32, 1, CacheMode.Shift);
            session.Append([token]);
        }

        session.Evaluated.ShouldBe(128 + 299);
    }

    [SkippableFact]
    public void A_range_outside_of_the_page_is_refused()
    {
        using var context = fixture.Model.CreateContext(new ContextOptions(64));
        using var session = context.CreateSession();
        session.Append(fixture.Model.LongPage(10));
        Should.Throw<ArgumentOutOfRangeException>(() => session.Delete(8, 3, CacheMode.Shift));
        Should.Throw<ArgumentOutOfRangeException>(() => session.Delete(-1, 3, CacheMode.Shift));
        session.Length.ShouldBe(10);
    }
}
