using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Tests.Support;

namespace EigenFlux.Models.LlamaCpp.Tests;

[Collection(ModelCollection.Name)]
public sealed class SessionTests(ModelFixture fixture)
{
    private static readonly SamplerSettings Greedy = new() { Temperature = 0 };

    [SkippableFact]
    public void A_page_appended_in_pieces_is_the_page_appended_at_once()
    {
        foreach (var (model, tolerance) in ((ILanguageModel, double)[])[(fixture.Strict, 1e-3), (fixture.Model, 0.7)])
        {
            var page = model.Page(Sessions.Story);
            using var context = model.CreateContext(new ContextOptions(256));
            using var session = context.CreateSession();
            for (var i = 0; i < page.Length; i += 7)
            {
                session.Append(page.AsSpan(i, Math.Min(7, page.Length - i)));
                session.Next(model);
            }

            session.Tokens.SequenceEqual(page).ShouldBeTrue();
            session.Evaluated.ShouldBe(page.Length);

            // With repacked weights batches of other sizes round otherwise; 0.7 is for tokens of one in 100,000, the likely ones agree.
            var whole = Sessions.Fresh(model, page);
            Sessions.Distance(whole, session.Next(model)).ShouldBeLessThan(tolerance);
            session.Next(model).ShouldBeButForRounding(whole);
        }
    }

    [SkippableFact]
    public void A_distribution_sums_to_one_and_asking_twice_changes_nothing()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(256));
        using var session = context.CreateSession();
        session.Append(model.Page(Sessions.Story));
        var first = session.Next(model);
        first.Sum(value => Math.Exp(value)).ShouldBe(1, 1e-6);
        session.Next(model).ShouldBeTheSameBits(first);
    }

    [SkippableFact]
    public void One_tokens_log_probability_is_its_place_in_all_of_them_and_leaves_the_page_state()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(256));
        using var session = context.CreateSession();
        var page = model.Page(Sessions.Story);
        session.Append(page);
        var all = session.Next(model);
        foreach (var token in (TokenId[])[new(0), page[^1], model.Tokenizer.Tokenize(" The")[0], new(all.Length - 1)])
        {
            session.LogProbabilityOf(token).ShouldBe(all[token.Value], 1e-5);
        }

        session.Tokens.SequenceEqual(page).ShouldBeTrue();
        session.Evaluated.ShouldBe(page.Length);
        session.Next(model).ShouldBeTheSameBits(all);
        Should.Throw<ArgumentOutOfRangeException>(() => session.LogProbabilityOf(new TokenId(all.Length)));
        Should.Throw<ArgumentOutOfRangeException>(() => session.LogProbabilityOf(new TokenId(-1)));
    }

    [SkippableFact]
    public void Scores_are_the_log_probabilities_that_one_would_have_seen_token_by_token()
    {
        var model = fixture.Strict;
        var page = model.Page(Sessions.Story);
        using var context = model.CreateContext(new ContextOptions(256));
        using var scored = context.CreateSession();
        scored.Append(page.AsSpan(0, 1));
        var scores = new float[page.Length - 1];
        scored.AppendScored(page.AsSpan(1), scores);
        scored.Tokens.SequenceEqual(page).ShouldBeTrue();

        using var other = model.CreateContext(new ContextOptions(256));
        using var stepped = other.CreateSession();
        for (var i = 1; i < page.Length; i++)
        {
            stepped.Append(page.AsSpan(i - 1, 1));
            ((double)scores[i - 1]).ShouldBe(stepped.Next(model)[page[i].Value], 1e-3, $"token {i}");
        }

        stepped.Append(page.AsSpan(page.Length - 1));
        scored.Next(model).ShouldBeButForRounding(stepped.Next(model));
    }

    [SkippableFact]
    public void The_likeliest_token_is_drawn_again_and_again_from_temperature_zero()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(128));
        int[] Say(ulong seed)
        {
            using var session = context.CreateSession();
            using var sampler = model.Sampler(Greedy, seed);
            session.Append(model.Page("The capital of France is"));
            return session.Generate(sampler, 20);
        }

        var said = Say(1);
        Say(2).ShouldBe(said);
        string.Concat(said.Select(token => System.Text.Encoding.UTF8.GetString(model.Tokenizer.GetBytes(new TokenId(token)))))
            .ShouldContain("capital");
    }

    [SkippableTheory]
    [InlineData("default")]
    [InlineData("everything")]
    [InlineData("plain")]
    public void The_same_seed_says_the_same_and_another_something_else(string which)
    {
        var model = fixture.Model;
        var settings = which switch
        {
            "default" => SamplerSettings.Default,
            "plain" => new SamplerSettings(),
            _ => new SamplerSettings
            {
                RepeatPenalty = 1.1, RepeatWindow = 32, Dry = 0.8, TopK = 200, Typical = 0.98, TopP = 0.95, MinP = 0.02, Temperature = 0.9,
            },
        };
        using var context = model.CreateContext(new ContextOptions(256));
        int[] Say(ulong seed)
        {
            using var session = context.CreateSession();
            using var sampler = model.Sampler(settings, seed);
            session.Append(model.Page(Sessions.Story));
            return session.Generate(sampler, 24);
        }

        var said = Say(7);
        Say(7).ShouldBe(said);
        Say(8).ShouldNotBe(said);
    }

    [SkippableFact]
    public void A_top_k_of_zero_keeps_all()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(256));
        int[] Say(SamplerSettings settings)
        {
            using var session = context.CreateSession();
            using var sampler = model.Sampler(settings, 7);
            session.Append(model.Page(Sessions.Story));
            return session.Generate(sampler, 24);
        }

        Say(new SamplerSettings { TopK = 0, MinP = 0.01 }).ShouldBe(Say(new SamplerSettings { MinP = 0.01 }));
        Say(new SamplerSettings { TopK = 0 }).ShouldBe(Say(new SamplerSettings()));
    }

    [SkippableFact]
    public void Min_p_leaves_only_tokens_near_the_likeliest()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(256));
        using var session = context.CreateSession();
        using var sampler = model.Sampler(new SamplerSettings { MinP = 0.2 });
        session.Append(model.Page(Sessions.Story));
        var row = session.Next(model);
        for (var i = 0; i < 100; i++)
        {
            row[session.Sample(sampler).Value].ShouldBeGreaterThan(row.Max() + MathF.Log(0.2f) - 0.001f);
        }
    }

    [SkippableFact]
    public void A_setting_out_of_its_range_is_named() =>
        Should.Throw<ModelException>(() => fixture.Model.Sampler(new SamplerSettings { TopP = 2 }))
            .Message.ShouldBe("The setting top_p is out of its range: it must be more than 0 and at most 1.");

    [SkippableFact]
    public void Several_sessions_in_one_batch_are_what_each_is_alone()
    {
        var model = fixture.Strict;
        var page = model.Page(Sessions.Story);
        using var context = model.CreateContext(new ContextOptions(500, 3));
        TokenId[][] pages = [page, model.LongPage(490), model.LongPage(90)];
        var sessions = pages.Select(p =>
        {
            var session = context.CreateSession();
            session.Append(p);
            return session;
        }).ToArray();
        context.Evaluate(sessions);
        for (var i = 0; i < sessions.Length; i++)
        {
            sessions[i].Next(model).ShouldBeButForRounding(Sessions.Fresh(model, pages[i]), $"session {i}");
            sessions[i].Evaluated.ShouldBe(pages[i].Length);
        }
    }

    [SkippableFact]
    public void A_distribution_survives_the_batches_of_other_sessions()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(256, 2));
        using var first = context.CreateSession();
        using var second = context.CreateSession();
        first.Append(model.Page(Sessions.Story));
        var before = first.Next(model);
        second.Append(model.Page("Something else"));
        second.Next(model);
        first.Next(model).ShouldBeTheSameBits(before);
        first.Evaluated.ShouldBe(first.Length);
    }

    [SkippableFact]
    public void More_sessions_than_a_context_is_for_are_refused()
    {
        using var context = fixture.Model.CreateContext(new ContextOptions(64));
        var session = context.CreateSession();
        Should.Throw<ModelException>(() => context.CreateSession()).Message
            .ShouldBe("All 1 sessions of this context are open. Dispose one, or make a context for more.");
        session.Dispose();
        context.CreateSession().Dispose();
    }

    [SkippableFact]
    public void What_does_not_fit_is_refused_and_changes_nothing()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(16));
        using var session = context.CreateSession();
        session.Append(model.LongPage(10));
        Should.Throw<ModelException>(() => session.Append(model.LongPage(7))).Kind.ShouldBe(ModelErrorKind.WindowTooLarge);
        session.Length.ShouldBe(10);
    }

    [SkippableFact]
    public void An_empty_page_has_no_next_token() =>
        Should.Throw<ModelException>(() =>
        {
            using var context = fixture.Model.CreateContext(new ContextOptions(16));
            context.CreateSession().Next(fixture.Model);
        }).Message.ShouldContain("beginning-of-text");

    [SkippableFact]
    public void A_token_costs_no_managed_memory()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(256));
        using var session = context.CreateSession();
        using var sampler = model.Sampler(SamplerSettings.Default);
        session.Append(model.Page("Once upon a time"));
        session.Generate(sampler, 20);
        var sum = 0L;
        IModelSession[] all = [session];
        using var source = new CancellationTokenSource();

        // The runtime remembers who has an ability when it is first asked for.
        Say(20);
        session.Delete(5, 1, CacheMode.Shift);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Say(200);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        sum.ShouldBeGreaterThan(0);
        session.Evaluated.ShouldBeGreaterThanOrEqualTo(220);

        void Say(int count)
        {
            Span<TokenId> one = stackalloc TokenId[1];
            for (var i = 0; i < count; i++)
            {
                // A window that is full, so that the deletion is measured too.
                if (session.Length == 200)
                {
                    session.Delete(5, 1, CacheMode.Shift);
                }

                one[0] = session.Sample(sampler);
                sum += one[0].Value;
                session.Append(one);
                sum += context.EvaluateAsync(all, source.Token).IsCompletedSuccessfully ? 1 : 0;
            }
        }
    }
}
