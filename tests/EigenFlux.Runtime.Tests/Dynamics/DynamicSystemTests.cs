using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Ngram;
using EigenFlux.Runtime.Dynamics;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Tests.Dynamics;

/// <summary>A page-state that a model appends to and a policy deletes from, without a scene.</summary>
public sealed class DynamicSystemTests : IDisposable
{
    private readonly NgramLanguageModel model = new("ngram:test", Encoding.UTF8.GetBytes("abcdefgh abcdefgh abcdefgh "), NgramUnit.Bytes);
    private readonly IModelContext context;
    private readonly IModelSession session;
    private readonly ISampler sampler;

    public DynamicSystemTests()
    {
        context = model.CreateContext(new ContextOptions(100, 4));
        session = context.CreateSession();
        sampler = model.CreateSampler(new SamplerRequest(new SamplerSettings { Temperature = 0 }, 1, 0));
    }

    public void Dispose()
    {
        sampler.Dispose();
        session.Dispose();
        context.Dispose();
        model.Dispose();
    }

    [Fact]
    public void A_step_of_a_full_window_deletes_the_first_token_and_appends_one()
    {
        var system = System(8, DeletionKind.Token);
        system.Begin(Tokens("abcdefgh"));
        var step = system.Step(sampler);
        (step.Deleted, step.Token).ShouldBe((1, Tokens(" ")[0]));
        Text(system).ShouldBe("bcdefgh ");
        session.Tokens.ToArray().ShouldBe(system.State.ToArray());
    }

    [Fact]
    public void Nothing_is_deleted_as_long_as_there_is_room()
    {
        var system = System(10, DeletionKind.Token);
        system.Begin(Tokens("abcdefgh"));
        system.Step(sampler).Deleted.ShouldBe(0);
        system.Step(sampler).Deleted.ShouldBe(0);
        system.Step(sampler).Deleted.ShouldBe(1);
        Text(system).ShouldBe("bcdefgh ab");
    }

    [Fact]
    public void After_as_many_steps_as_the_window_has_tokens_nothing_of_the_beginning_is_left()
    {
        var system = System(9, DeletionKind.Token);
        system.Begin(Tokens("abcdefgh "));
        for (var i = 0; i < 9; i++)
        {
            system.Segments.Select(segment => segment.Segment).ShouldContain(DynamicSystem.BeginSegment);
            system.Step(sampler);
        }

        system.Segments.ShouldHaveSingleItem().Segment.ShouldBe(DynamicSystem.StepSegment);
        (system.Length, Text(system)).ShouldBe((9, "abcdefgh "));
        for (var i = 0; i < 4; i++)
        {
            system.Step(sampler).Deleted.ShouldBe(1);
        }

        Text(system).ShouldBe("efgh abcd");
    }

    [Fact]
    public void What_is_pinned_is_never_deleted()
    {
        var system = System(8, DeletionKind.Token);
        system.Pin("rule", Tokens("gh "));
        system.Begin(Tokens("abcde"));
        for (var i = 0; i < 20; i++)
        {
            system.Step(sampler);
        }

        system.PrefixLength.ShouldBe(3);
        Text(system).ShouldStartWith("gh ");
        Should.Throw<InvalidOperationException>(() => system.Pin("late", Tokens("a")));
    }

    [Fact]
    public void A_system_whose_window_is_pinned_full_cannot_step()
    {
        var system = System(3, DeletionKind.Token);
        system.Pin("rule", Tokens("abc"));
        Should.Throw<WindowFullException>(() => system.Step(sampler));
        Should.Throw<WindowFullException>(() => System(2, DeletionKind.Token).Pin("rule", Tokens("abc")));
        Text(system).ShouldBe("abc");
    }

    [Fact]
    public void A_block_policy_deletes_several_tokens_at_once()
    {
        var system = new DynamicSystem(session, model.Tokenizer, new PageLedger(8, 0, new DeletionSpec(DeletionKind.Block, Block: 3)));
        system.Begin(Tokens("abcdefgh"));
        Enumerable.Range(0, 6).Select(_ => system.Step(sampler).Deleted).ShouldBe([3, 0, 0, 3, 0, 0]);
        Text(system).ShouldBe("gh abcde");
    }

    [Fact]
    public void A_policy_of_whole_segments_deletes_the_oldest_segment_that_is_closed()
    {
        var system = new DynamicSystem(session, model.Tokenizer, new PageLedger(8, 0, new DeletionSpec(DeletionKind.Turn)));
        system.Write(new LedgerEntry("one", SegmentKind.Line), Tokens("abc"));
        var open = new LedgerEntry("two", SegmentKind.Turn);
        system.Open(open, Tokens("de"));
        Enumerable.Range(0, 4).Select(_ => system.Step(sampler).Deleted).ShouldBe([0, 0, 0, 3]);
        DynamicSystem.Close(open);
        system.Write(new LedgerEntry("three", SegmentKind.Line), Tokens("c"));
        system.Write(new LedgerEntry("four", SegmentKind.Line), Tokens("defg"));
        system.Segments.Select(segment => segment.Segment).ShouldBe(["three", "four"]);
        Text(system).ShouldBe("cdefg");
    }

    [Fact]
    public void A_segment_is_deleted_by_its_name_and_what_is_pinned_is_not()
    {
        var system = System(30, DeletionKind.Token);
        system.Pin("rule", Tokens("gh"));
        system.Write(new LedgerEntry("one", SegmentKind.Line), Tokens("abc"));
        system.Write(new LedgerEntry("two", SegmentKind.Line), Tokens("def"));
        system.Delete("one");
        system.Delete("rule");
        system.Delete("none");
        Text(system).ShouldBe("ghdef");
        session.Length.ShouldBe(5);
    }

    [Fact]
    public void A_fork_goes_its_own_way_from_the_same_page_state()
    {
        var system = System(8, DeletionKind.Token);
        system.Begin(Tokens("abcdefgh"));
        system.Step(sampler);
        using var other = session.Fork();
        var fork = system.Fork(other);
        fork.Step(sampler);
        fork.Step(sampler);
        (Text(system), Text(fork)).ShouldBe(("bcdefgh ", "defgh ab"));
        system.Step(sampler);
        system.Step(sampler);
        Text(system).ShouldBe(Text(fork));
        system.Segments.Select(segment => segment.Length).ShouldBe(fork.Segments.Select(segment => segment.Length));
    }

    [Fact]
    public void The_next_state_depends_on_the_page_state_alone()
    {
        // The chain has no memory: what was deleted, and how the state came to be, does not matter.
        var system = System(8, DeletionKind.Token);
        system.Begin(Tokens("abcdefgh"));
        for (var i = 0; i < 13; i++)
        {
            system.Step(sampler);
        }

        using var other = context.CreateSession();
        var fresh = new DynamicSystem(other, model.Tokenizer, new PageLedger(8, 0, new DeletionSpec(DeletionKind.Token)));
        fresh.Begin(system.State.ToArray());
        for (var i = 0; i < 13; i++)
        {
            system.Step(sampler).Token.ShouldBe(fresh.Step(sampler).Token);
        }

        Text(system).ShouldBe(Text(fresh));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var system = System(64, DeletionKind.Token);
        system.Begin(Tokens("abcdefgh abcdefgh "));
        for (var i = 0; i < 200; i++)
        {
            system.Step(sampler);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 200; i++)
        {
            system.Step(sampler);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private DynamicSystem System(int window, DeletionKind kind) => new(session, model.Tokenizer, new PageLedger(window, 0, new DeletionSpec(kind)));

    private TokenId[] Tokens(string text) => model.Tokenizer.Tokenize(text);

    private string Text(DynamicSystem system) => Encoding.UTF8.GetString([.. system.State.ToArray().SelectMany(token => model.Tokenizer.GetBytes(token).ToArray())]);
}
