using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Tests.Support;

namespace EigenFlux.Models.LlamaCpp.Tests;

[Collection(ModelCollection.Name)]
public sealed class InsertionTests(ModelFixture fixture)
{
    private const string Note = "(Remember: the gulls were counted twice, and nobody has told the keeper.) ";

    [SkippableTheory]
    [InlineData(1, 60)]
    [InlineData(20, 60)]
    [InlineData(59, 60)]
    [InlineData(60, 60)]
    [InlineData(530, 560)]
    public void After_an_exact_insertion_a_session_is_a_new_one_on_the_same_page(int at, int length)
    {
        var model = fixture.Strict;
        var page = model.LongPage(length);
        var note = model.Tokenizer.Tokenize(Note);
        using var context = model.CreateContext(new ContextOptions(1024));
        using var session = context.CreateSession();
        session.Append(page);
        session.Next(model);
        session.Insert(at, note, CacheMode.Exact).ShouldBe(CacheMode.Exact);
        TokenId[] whole = [.. page[..at], .. note, .. page[at..]];
        session.Tokens.SequenceEqual(whole).ShouldBeTrue();
        session.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, whole));
        session.Evaluated.ShouldBe(length + whole.Length - at);
    }

    [SkippableTheory]
    [InlineData(0, 200)]
    [InlineData(1, 200)]
    [InlineData(100, 200)]
    [InlineData(199, 200)]
    [InlineData(200, 200)]
    [InlineData(90, 600)]
    public void A_shifted_insertion_computes_what_is_inserted_and_stays_close_to_exact(int at, int length)
    {
        var model = fixture.Strict;
        var page = model.LongPage(length);
        var note = model.Tokenizer.Tokenize(Note);
        using var context = model.CreateContext(new ContextOptions(1024));
        using var session = context.CreateSession();
        session.Append(page);
        session.Next(model);
        session.Insert(at, note, CacheMode.Shift).ShouldBe(CacheMode.Shift);
        TokenId[] whole = [.. page[..at], .. note, .. page[at..]];
        session.Tokens.SequenceEqual(whole).ShouldBeTrue();
        var shifted = session.Next(model);
        session.Evaluated.ShouldBe(length + note.Length + (at < length ? 1 : 0));
        shifted.Sum(value => Math.Exp(value)).ShouldBe(1, 1e-6);
        var exact = Sessions.Fresh(model, whole);
        Sessions.Divergence(exact, shifted).ShouldBeLessThan(0.05);

        // What was inserted did not see what comes after it, so that it is what it would be at the page's end. A page without its
        // beginning of text is not what the model was made for, and rounding does more to it.
        session.Delete(at + note.Length, length - at, CacheMode.Exact);
        var fresh = Sessions.Fresh(model, whole.AsSpan(0, at + note.Length));
        Sessions.Divergence(fresh, session.Next(model)).ShouldBeLessThan(at == 0 ? 0.1 : 0.03);
        session.Evaluated.ShouldBe(length + note.Length + (at < length ? 2 : 0));
    }

    [SkippableFact]
    public void An_exact_change_forgets_what_an_insertion_moved()
    {
        var model = fixture.Strict;
        using var context = model.CreateContext(new ContextOptions(256));
        using var session = context.CreateSession();
        session.Append(model.LongPage(120));
        session.Next(model);
        var note = model.Tokenizer.Tokenize(Note);
        session.Insert(60, note, CacheMode.Shift);
        session.Next(model);
        var evaluated = session.Evaluated;
        session.Insert(session.Length, [], CacheMode.Exact);
        session.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, session.Tokens));
        session.Evaluated.ShouldBe(evaluated + 60);
    }

    [SkippableFact]
    public void Hundreds_of_insertions_and_deletions_are_what_moving_at_once_gives()
    {
        var model = fixture.Model;
        var source = model.LongPage(2000);
        var random = new Random(6);
        using var context = model.CreateContext(new ContextOptions(160));
        using var session = context.CreateSession();
        using var eager = new EagerShift((LlamaModel)model, 160);
        var page = new List<TokenId>();
        var next = 0;
        Insert(0, 100);
        for (var i = 0; i < 300; i++)
        {
            if (page.Count > 148 || (page.Count > 80 && random.Next(2) == 0))
            {
                var start = random.Next(40, page.Count);
                var count = random.Next(1, Math.Min(12, page.Count - start) + 1);
                session.Delete(start, count, CacheMode.Shift);
                eager.Delete(start, count);
                page.RemoveRange(start, count);
            }
            else
            {
                Insert(random.Next(4) == 0 ? page.Count : random.Next(40, page.Count), random.Next(1, 8));
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

        void Insert(int at, int count)
        {
            var tokens = source.AsSpan(next, count);
            session.Insert(at, tokens, CacheMode.Shift);
            eager.Insert(at, tokens);
            page.InsertRange(at, tokens);
            next += count;
        }
    }

    [SkippableFact]
    public void What_fits_into_a_gap_moves_nothing()
    {
        var model = fixture.Strict;
        var page = model.LongPage(120);
        var note = model.Tokenizer.Tokenize(Note);
        using var context = model.CreateContext(new ContextOptions(200));
        using var session = (LlamaSession)context.CreateSession();
        using var eager = new EagerShift((LlamaModel)model, 200);
        session.Append(page);
        eager.Append(page);
        session.Next(model);
        eager.Next();
        session.Delete(50, 40, CacheMode.Shift);
        eager.Delete(50, 40);
        session.Cache.Positions.Gap.ShouldBe(40);

        Insert(50, note[..10], gap: 30);
        Insert(50, [], gap: 30);
        Insert(60, page[60..80], gap: 10);
        Insert(80, note[10..], gap: 10 >= note.Length - 10 ? 20 - note.Length : 0);
        session.Next(model).ShouldBeButForRounding(eager.Next());
        session.Evaluated.ShouldBe(120 + 20 + note.Length + 1);

        void Insert(int at, TokenId[] tokens, int gap)
        {
            session.Insert(at, tokens, CacheMode.Shift);
            if (tokens.Length > 0)
            {
                eager.Insert(at, tokens);
            }

            session.Cache.Positions.Gap.ShouldBe(gap);
        }
    }

    [SkippableFact]
    public void Tokens_that_wait_to_be_computed_go_on_waiting()
    {
        var model = fixture.Strict;
        var page = model.LongPage(80);
        var note = model.Tokenizer.Tokenize(Note);
        using var context = model.CreateContext(new ContextOptions(200));
        using var session = context.CreateSession();
        session.Append(page[..40]);
        session.Insert(10, note, CacheMode.Shift);
        session.Evaluated.ShouldBe(0);
        session.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, [.. page[..10], .. note, .. page[10..40]]));
        session.Append(page[40..]);

        // Before what waits, after it has begun, and where it begins: the last two change no entry, so that nothing is inexact.
        session.Insert(session.Length - 20, note, CacheMode.Shift);
        session.Insert(session.Length - 40 - note.Length, note, CacheMode.Shift);
        session.Evaluated.ShouldBe(40 + note.Length);
        TokenId[] whole = [.. page[..10], .. note, .. page[10..40], .. note, .. page[40..60], .. note, .. page[60..]];
        session.Tokens.SequenceEqual(whole).ShouldBeTrue();
        session.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, whole));

        session.Append(page[..5]);
        session.Insert(30, note, CacheMode.Shift);
        session.Evaluated.ShouldBe(80 + (4 * note.Length));
        session.Next(model).Sum(value => Math.Exp(value)).ShouldBe(1, 1e-6);
        session.Evaluated.ShouldBe(85 + (4 * note.Length));
    }

    [SkippableFact]
    public void What_is_inserted_into_a_fork_leaves_its_parent_untouched()
    {
        var model = fixture.Strict;
        var page = model.LongPage(200);
        var note = model.Tokenizer.Tokenize(Note);
        using var context = model.CreateContext(new ContextOptions(300, 3));
        using var parent = context.CreateSession();
        parent.Append(page);
        parent.Next(model);
        using var moved = parent.Fork();
        using var filled = parent.Fork();
        using var alone = model.CreateContext(new ContextOptions(300));
        using var session = alone.CreateSession();
        moved.Insert(80, note, CacheMode.Shift);
        filled.Delete(80, 30, CacheMode.Shift);
        filled.Insert(80, note, CacheMode.Shift);
        parent.Append(page[..3]);
        context.Evaluate([parent, moved, filled]);
        parent.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, parent.Tokens));

        // Forks that change what nobody else has come to the same.
        session.Append(page);
        session.Next(model);
        session.Insert(80, note, CacheMode.Shift);
        moved.Next(model).ShouldBeButForRounding(session.Next(model));
        moved.Evaluated.ShouldBe(note.Length + 1);
        session.Delete(0, session.Length, CacheMode.Exact);
        session.Append(page);
        session.Next(model);
        session.Delete(80, 30, CacheMode.Shift);
        session.Insert(80, note, CacheMode.Shift);
        filled.Next(model).ShouldBeButForRounding(session.Next(model));
        filled.Evaluated.ShouldBe(note.Length + 1);

        // The parent, too, may change what they have.
        parent.Insert(20, note, CacheMode.Shift);
        filled.Insert(20, note, CacheMode.Shift);
        session.Insert(20, note, CacheMode.Shift);
        filled.Next(model).ShouldBeButForRounding(session.Next(model));
        parent.Delete(20, parent.Length - 20, CacheMode.Exact);
        parent.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, page.AsSpan(0, 20)));
    }

    [SkippableFact]
    public void A_state_that_is_loaded_after_insertions_goes_on_bit_for_bit()
    {
        var model = fixture.Model;
        var note = model.Tokenizer.Tokenize(Note);
        using var context = model.CreateContext(new ContextOptions(660));
        using var session = context.CreateSession();
        session.Append(model.LongPage(560));
        session.Next(model);
        session.Insert(100, note, CacheMode.Shift);
        session.Delete(200, 30, CacheMode.Shift);
        session.Insert(200, note, CacheMode.Shift);
        var before = session.Next(model);
        using var other = model.CreateContext(new ContextOptions(660));
        using var loaded = other.CreateSession();
        loaded.Load(session.Save());
        loaded.Tokens.SequenceEqual(session.Tokens).ShouldBeTrue();
        loaded.Next(model).ShouldBeTheSameBits(before);
        foreach (var running in (IModelSession[])[session, loaded])
        {
            using var sampler = model.Sampler(SamplerSettings.Default, 3);
            running.Generate(sampler, 5);
            running.Insert(150, note, CacheMode.Shift);
            running.Generate(sampler, 5);
        }

        loaded.Tokens.SequenceEqual(session.Tokens).ShouldBeTrue();
        loaded.Next(model).ShouldBeTheSameBits(session.Next(model));
    }

    [SkippableFact]
    public void More_than_a_batch_comes_before_more_than_a_sliding_window()
    {
        // Most layers of the test model see 512 tokens, and the library takes what none sees for new tokens where it may.
        var model = fixture.Model;
        var page = model.LongPage(650);
        var other = model.LongPage(700)[100..];
        using var context = model.CreateContext(new ContextOptions(1300));
        using var session = context.CreateSession();
        session.Append(page);
        session.Next(model);
        session.Insert(30, other, CacheMode.Shift);
        session.Next(model);
        session.Evaluated.ShouldBe(650 + 600 + 1);

        // Without what was inserted the page is what it was, of the very entries that were set aside.
        session.Delete(30, 600, CacheMode.Shift);
        session.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, page));
        session.Evaluated.ShouldBe(650 + 600 + 2);

        // The first of them are there for the layers of the sliding window, too, which the library answers for.
        session.Delete(0, 30, CacheMode.Shift);
        Native.LlamaApi.llama_memory_seq_pos_min(((LlamaContext)context).Memory, 0).ShouldBe(30);
    }

    [SkippableFact]
    public void What_does_not_fit_or_is_out_of_the_page_is_refused_and_changes_nothing()
    {
        using var context = fixture.Model.CreateContext(new ContextOptions(16));
        using var session = context.CreateSession();
        session.Append(fixture.Model.LongPage(10));
        var before = session.Next(fixture.Model);
        var more = fixture.Model.LongPage(7);
        Should.Throw<ModelException>(() => session.Insert(5, more, CacheMode.Shift)).Kind.ShouldBe(ModelErrorKind.WindowTooLarge);
        Should.Throw<ArgumentOutOfRangeException>(() => session.Insert(11, more[..1], CacheMode.Shift));
        Should.Throw<ArgumentOutOfRangeException>(() => session.Insert(-1, more[..1], CacheMode.Exact));
        Should.Throw<ArgumentOutOfRangeException>(() => session.Insert(3, [new TokenId(int.MaxValue)], CacheMode.Exact));
        session.Insert(4, [], CacheMode.Shift);
        session.Tokens.SequenceEqual(fixture.Model.LongPage(10)).ShouldBeTrue();
        session.Next(fixture.Model).ShouldBeTheSameBits(before);
        session.Evaluated.ShouldBe(10);

        // The page-state's own tokens, put in once more.
        session.Insert(2, session.Tokens[1..4], CacheMode.Shift);
        session.Tokens.SequenceEqual([.. more[..2], .. more[1..4], .. fixture.Model.LongPage(10)[2..]]).ShouldBeTrue();
    }
}
