using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Tests.Support;

namespace EigenFlux.Models.LlamaCpp.Tests;

/// <summary>What a session had in the cache, put away and brought back.</summary>
[Collection(ModelCollection.Name)]
public sealed class TailTests(ModelFixture fixture)
{
    private const string Thought = "(To herself: the gulls were counted twice, and nobody has told the keeper.) ";

    [SkippableTheory]
    [InlineData(20, 60, 40)]
    [InlineData(1, 60, 200)]
    [InlineData(530, 560, 30)]
    [InlineData(60, 100, 700)]
    public void What_is_brought_back_need_not_be_computed_again(int parted, int length, int own)
    {
        var model = fixture.Strict;
        var page = model.LongPage(length);
        TokenId[] wanted = [.. page[..parted], .. model.Tokenizer.Tokenize(Thought), .. model.LongPage(own)];
        using var context = model.CreateContext(new ContextOptions(1024, 2));
        using var common = context.CreateSession();
        common.Append(page);
        common.Next(model);
        ICacheTail? tail;
        using (var view = common.Fork())
        {
            view.Delete(parted, view.Length - parted, CacheMode.Exact);
            view.Append(wanted.AsSpan(parted));
            view.Next(model);
            tail = view.Tail(parted, view.Length - parted);
        }

        tail.ShouldNotBeNull();
        (tail.From, tail.Count).ShouldBe((parted, wanted.Length - parted));
        common.Append(model.Tokenizer.Tokenize(" The lamp went out."));
        common.Next(model);

        using var again = common.Fork();
        again.Delete(parted, again.Length - parted, CacheMode.Exact);
        again.TryAppend(tail, wanted.AsSpan(parted)).ShouldBeTrue();
        again.Tokens.SequenceEqual(wanted).ShouldBeTrue();
        var next = model.Tokenizer.Tokenize(" Then");
        again.Append(next);
        again.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, [.. wanted, .. next]));
        again.Evaluated.ShouldBe(next.Length);
    }

    [SkippableFact]
    public void The_first_of_it_may_be_brought_back_alone()
    {
        var model = fixture.Strict;
        var page = model.LongPage(120);
        using var context = model.CreateContext(new ContextOptions(256, 2));
        using var one = context.CreateSession();
        one.Append(page);
        one.Next(model);
        var tail = one.Tail(40, 80).ShouldNotBeNull();

        using var other = context.CreateSession();
        other.Append(page[..40]);
        other.Next(model);
        other.TryAppend(tail, page.AsSpan(40, 30)).ShouldBeTrue();
        other.Append(model.Tokenizer.Tokenize(Thought));
        other.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, [.. page[..70], .. model.Tokenizer.Tokenize(Thought)]));
        other.Evaluated.ShouldBe(40 + model.Tokenizer.Tokenize(Thought).Length);
        one.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, page));
    }

    [SkippableFact]
    public void What_is_not_where_it_was_is_refused_and_changes_nothing()
    {
        var model = fixture.Strict;
        var page = model.LongPage(60);
        using var context = model.CreateContext(new ContextOptions(128, 3));
        using var one = context.CreateSession();
        one.Append(page);
        one.Tail(20, 40).ShouldBeNull("nothing is computed");
        one.Next(model);
        var tail = one.Tail(20, 40).ShouldNotBeNull();
        one.Tail(60, 0).ShouldBeNull();

        using var shorter = context.CreateSession();
        shorter.Append(page[..19]);
        shorter.Next(model);
        Refused(shorter);
        shorter.Append(page[19..20]);
        Refused(shorter); // The last token is not computed.
        shorter.Next(model);
        shorter.TryAppend(tail, [.. page[20..], .. page[..1]]).ShouldBeFalse("there are not so many");
        shorter.Delete(4, 2, CacheMode.Shift).ShouldBe(CacheMode.Shift);
        shorter.Append(page[..2]);
        shorter.Next(model);
        Refused(shorter); // What it has remembers what was deleted.
        shorter.Tail(10, 5).ShouldBeNull();

        void Refused(IModelSession session)
        {
            var before = session.Tokens.ToArray();
            session.TryAppend(tail, page[20..]).ShouldBeFalse();
            session.Tokens.ToArray().ShouldBe(before);
        }
    }
}
