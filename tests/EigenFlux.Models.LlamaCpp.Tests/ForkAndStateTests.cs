using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Tests.Support;

namespace EigenFlux.Models.LlamaCpp.Tests;

[Collection(ModelCollection.Name)]
public sealed class ForkAndStateTests(ModelFixture fixture)
{
    [SkippableFact]
    public void A_fork_goes_its_own_way_and_costs_nothing_until_then()
    {
        var model = fixture.Strict;
        var page = model.LongPage(300);
        using var context = model.CreateContext(new ContextOptions(400, 2));
        using var parent = context.CreateSession();
        parent.Append(page);
        var before = parent.Next(model);
        using var fork = parent.Fork();
        fork.Next(model).ShouldBeTheSameBits(before);
        fork.Evaluated.ShouldBe(0);

        var other = model.Tokenizer.Tokenize(" Then the door opened.");
        fork.Append(other);
        fork.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, [.. page, .. other]));
        fork.Evaluated.ShouldBe(other.Length);
        parent.Length.ShouldBe(300);
        parent.Next(model).ShouldBeTheSameBits(before);
    }

    [SkippableFact]
    public void What_a_fork_deletes_and_shifts_leaves_its_parent_untouched()
    {
        var model = fixture.Strict;
        var page = model.LongPage(300);
        using var context = model.CreateContext(new ContextOptions(400, 3));
        using var parent = context.CreateSession();
        parent.Append(page);
        parent.Next(model);
        using var fork = parent.Fork();
        using var exact = parent.Fork();

        // More than the gap that is left open, so that shared entries would have to move.
        fork.Delete(40, 90, CacheMode.Shift);
        fork.Append(page[..3]);
        exact.Delete(40, 90, CacheMode.Exact);
        exact.Append(page[..3]);
        parent.Append(page[..3]);
        context.Evaluate([parent, fork, exact]);
        parent.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, parent.Tokens));
        exact.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, exact.Tokens));
        var row = exact.Next(model);
        Sessions.Divergence(row, fork.Next(model)).ShouldBeInRange(1e-7, 0.1);

        // A fork that shifts what nobody else has shifts to the same.
        using var alone = model.CreateContext(new ContextOptions(400));
        using var session = alone.CreateSession();
        session.Append(page);
        session.Next(model);
        session.Delete(40, 90, CacheMode.Shift);
        session.Append(page[..3]);
        fork.Next(model).ShouldBeButForRounding(session.Next(model));
    }

    [SkippableFact]
    public void A_fork_outlives_its_parent()
    {
        var model = fixture.Strict;
        var page = model.LongPage(100);
        using var context = model.CreateContext(new ContextOptions(128, 2));
        var parent = context.CreateSession();
        parent.Append(page);
        var before = parent.Next(model);
        using var fork = parent.Fork();
        parent.Dispose();
        fork.Next(model).ShouldBeTheSameBits(before);
        using var second = context.CreateSession();
        second.Append(page);
        second.Next(model).ShouldBeButForRounding(before);
        Should.Throw<ObjectDisposedException>(() => parent.Next(model));
    }

    [SkippableFact]
    public void A_loaded_state_goes_on_bit_for_bit_as_the_saved_one_does()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(660));
        using var session = context.CreateSession();
        session.Append(model.LongPage(560));
        session.Next(model);
        session.Delete(100, 30, CacheMode.Shift);
        session.Append(model.LongPage(5));
        session.Next(model);
        session.Delete(200, 90, CacheMode.Shift);
        session.Append(model.LongPage(3));
        var before = session.Next(model);
        var state = session.Save();
        session.Next(model).ShouldBeTheSameBits(before);

        using var other = model.CreateContext(new ContextOptions(660));
        using var loaded = other.CreateSession();
        loaded.Load(state);
        loaded.Tokens.SequenceEqual(session.Tokens).ShouldBeTrue();
        loaded.Next(model).ShouldBeTheSameBits(before);
        foreach (var running in (IModelSession[])[session, loaded])
        {
            using var sampler = model.Sampler(SamplerSettings.Default, 3);
            running.Generate(sampler, 20);
            running.Delete(150, 40, CacheMode.Shift);
            running.Generate(sampler, 20);
        }

        loaded.Tokens.SequenceEqual(session.Tokens).ShouldBeTrue();
        loaded.Next(model).ShouldBeTheSameBits(session.Next(model));
    }

    [SkippableFact]
    public void A_loaded_state_can_be_deleted_from_exactly()
    {
        // The library does not save what a sliding window has passed; it is needed when the window slides back.
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(640));
        using var session = context.CreateSession();
        session.Append(model.LongPage(640));
        session.Next(model);
        using var other = model.CreateContext(new ContextOptions(640));
        using var loaded = other.CreateSession();
        loaded.Load(session.Save());
        foreach (var running in (IModelSession[])[session, loaded])
        {
            running.Delete(300, 340, CacheMode.Exact);
        }

        loaded.Next(model).ShouldBeTheSameBits(session.Next(model));
        loaded.Evaluated.ShouldBe(1);
    }

    [SkippableFact]
    public void Pending_tokens_are_saved_as_pending()
    {
        var model = fixture.Strict;
        var page = model.LongPage(80);
        using var context = model.CreateContext(new ContextOptions(100, 2));
        using var session = context.CreateSession();
        session.Append(page[..50]);
        session.Next(model);
        session.Append(page[50..]);
        using var loaded = context.CreateSession();
        loaded.Append(page[10..20]);
        loaded.Load(session.Save());
        loaded.Evaluated.ShouldBe(0);
        loaded.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, page));
        loaded.Evaluated.ShouldBe(30);
        using var empty = model.CreateContext(new ContextOptions(100));
        using var first = empty.CreateSession();
        var nothing = first.Save();
        first.Append(page);
        first.Load(nothing);
        first.Length.ShouldBe(0);
    }

    [SkippableFact]
    public void Bytes_that_are_no_state_of_this_model_are_refused()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(64));
        using var session = context.CreateSession();
        session.Append(model.LongPage(20));
        session.Next(model);
        var state = session.Save();
        foreach (var (bytes, why) in ((byte[], string)[])
            [([], "it is not a saved session"), (new byte[1000], "it is not a saved session"), (state[..^100], "it is damaged"), (Flip(state, 600), "it is damaged")])
        {
            var exception = Should.Throw<ModelException>(() => session.Load(bytes));
            exception.Kind.ShouldBe(ModelErrorKind.Unreadable);
            exception.Message.ShouldContain(why);
        }

        session.Length.ShouldBe(20);
        using var small = model.CreateContext(new ContextOptions(10));
        using var narrow = small.CreateSession();
        Should.Throw<ModelException>(() => narrow.Load(state)).Message.ShouldContain("20 tokens, and this context's window 10");
    }

    private static byte[] Flip(byte[] bytes, int at)
    {
        var copy = (byte[])bytes.Clone();
        copy[at] ^= 1;
        return copy;
    }
}
