using EigenFlux.Models.Contract;
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
    [InlineData(530, 40, 590)]
    [InlineData(100, 440, 560)]
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
        session.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, rest));
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
            session.Next(model).ShouldBeTheSameBits(before);
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
        session.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, rest));
        session.Evaluated.ShouldBe(20 + 25);
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(SequenceCache.LargestGap - 1)]
    [InlineData(SequenceCache.LargestGap)]
    [InlineData(120)]
    public void A_shift_stays_close_to_exact_where_a_prefix_is_pinned(int count)
    {
        var model = fixture.Model;
        var page = model.LongPage(260);
        using var context = model.CreateContext(new ContextOptions(260));
        using var session = context.CreateSession();
        session.Append(page);
        session.Next(model);
        session.Delete(100, count, CacheMode.Shift).ShouldBe(CacheMode.Shift);
        var shifted = session.Next(model);
        session.Evaluated.ShouldBe(261);
        var exact = Sessions.Fresh(model, session.Tokens);
        Sessions.Divergence(exact, shifted).ShouldBeLessThan(0.05);

        // An exact deletion of nothing forgets what was shifted.
        session.Delete(session.Length, 0, CacheMode.Exact);
        session.Next(model).ShouldBeButForRounding(exact);
    }

    [SkippableFact]
    public void Five_hundred_deletions_with_gaps_are_what_closing_each_at_once_gives()
    {
        var model = fixture.Model;
        var source = model.LongPage(2000);
        var random = new Random(5);
        using var context = model.CreateContext(new ContextOptions(160));
        using var session = context.CreateSession();
        using var eager = new EagerShift((LlamaModel)model, 160);
        var page = new List<TokenId>();
        var next = 0;
        Append(120);
        for (var i = 0; i < 500; i++)
        {
            if (page.Count > 148 || (page.Count > 90 && random.Next(2) == 0))
            {
                // The first fifty are pinned; the last is not computed yet, now and then.
                var start = random.Next(50, page.Count);
                var count = random.Next(1, Math.Min(12, page.Count - start) + 1);
                session.Delete(start, count, CacheMode.Shift);
                eager.Delete(start, count);
                page.RemoveRange(start, count);
            }
            else
            {
                Append(random.Next(1, 8));
            }

            if (i % 10 == 0)
            {
                session.Next(model);
                eager.Next();
            }

            if (i % 25 == 24)
            {
                session.Tokens.SequenceEqual(page.ToArray()).ShouldBeTrue();
                Sessions.Divergence(eager.Next(), session.Next(model)).ShouldBeLessThan(0.1, $"after {i + 1}");
            }
        }

        session.Delete(session.Length, 0, CacheMode.Exact);
        session.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, session.Tokens));

        void Append(int count)
        {
            var tokens = source.AsSpan(next, count);
            session.Append(tokens);
            eager.Append(tokens);
            page.AddRange(tokens);
            next += count;
        }
    }

    [SkippableFact]
    public void What_a_sliding_window_has_passed_is_still_there_when_the_window_slides_back()
    {
        // Most layers of the test model see 512 tokens. The library takes cells that nobody can see for new tokens, once gaps were
        // closed; after a deletion at the end somebody can.
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(700));
        using var session = context.CreateSession();
        session.Append(model.LongPage(640));
        session.Next(model);
        session.Delete(50, 70, CacheMode.Shift);
        session.Append(model.LongPage(40));
        session.Next(model);

        // The library's answer is for the layers of the sliding window.
        Native.LlamaApi.llama_memory_seq_pos_min(((LlamaContext)context).Memory, 0).ShouldBe(0);
        session.Delete(200, session.Length - 200, CacheMode.Exact);
        session.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, session.Tokens));
        session.Evaluated.ShouldBe(640 + 40 + 150);
    }

    [SkippableFact]
    public void A_full_window_goes_on_for_ever()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(128));
        using var session = context.CreateSession();
        using var sampler = model.Sampler(new SamplerSettings { Temperature = 0.9, MinP = 0.05 });
        session.Append(model.LongPage(128));
        for (var i = 0; i < 150; i++)
        {
            var token = session.Sample(sampler);
            session.Delete(32, 1, CacheMode.Shift);
            session.Append([token]);
        }

        session.Evaluated.ShouldBe(128 + 149);
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
