using EigenFlux.Models.Contract;
using EigenFlux.Models.Delegating;
using EigenFlux.Models.Ngram;
using EigenFlux.Runtime.Batching;

namespace EigenFlux.Runtime.Tests.Batching;

public sealed class LiveBatchTests : IDisposable
{
    private readonly NgramLanguageModel model = new("ngram:x", "The tide turned. The boat left."u8.ToArray(), NgramUnit.Words);
    private readonly Noted context;

    public LiveBatchTests() => context = new Noted(model.CreateContext(new ContextOptions(64, 32)));

    public void Dispose()
    {
        context.Dispose();
        model.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Runs_that_begin_together_are_computed_together_in_their_order(bool isShared)
    {
        using var batch = new LiveBatch(3, isShared);
        var sessions = Sessions(5);
        await batch.RunAsync([.. sessions.Select((session, i) => Steps(session, 2 + (2 * i)))], CancellationToken.None);

        // Three at a time; the fourth begins when the first is over, and the fifth when the second is.
        context.Batches.ShouldBe(
            ["0 1 2", "0 1 2", "1 2 3", "1 2 3", "2 3 4", "2 3 4", "3 4", "3 4", "3 4", "3 4", "4", "4", "4", "4"]);
    }

    [Fact]
    public async Task Runs_that_wait_begin_in_the_order_in_which_they_came()
    {
        using var batch = new LiveBatch(1, isShared: true);
        var order = new List<int>();
        var mayEnd = new TaskCompletionSource();
        var first = batch.RunAsync([_ => mayEnd.Task], CancellationToken.None);
        var others = Enumerable.Range(0, 5).Select(number => batch.RunAsync(
            [_ =>
            {
                order.Add(number);
                return Task.CompletedTask;
            }
            ],
            CancellationToken.None)).ToList();
        order.ShouldBeEmpty();
        mayEnd.SetResult();
        await Task.WhenAll([first, .. others]);

        order.ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_while_it_waits_begins_at_once()
    {
        using var batch = new LiveBatch(1, isShared: true);
        using var stop = new CancellationTokenSource();
        var outside = new TaskCompletionSource();
        var session = Sessions(1)[0];
        var isOver = false;
        var first = batch.RunAsync(
            [async walker =>
            {
                while (!isOver)
                {
                    await walker.ComputeAsync(context, session);
                }
            }
            ],
            CancellationToken.None);
        var second = batch.RunAsync(
            [_ =>
            {
                isOver = true;
                return Task.CompletedTask;
            }
            ],
            stop.Token);
        await stop.CancelAsync();
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task A_walker_that_is_away_is_not_waited_for_and_comes_back_with_what_it_waited_for()
    {
        using var batch = new LiveBatch(1, isShared: true);
        var sessions = Sessions(2);
        var outside = new TaskCompletionSource<int>();
        var got = 0;
        var away = batch.RunAsync([async walker => got = await walker.AwayAsync(new ValueTask<int>(outside.Task))], CancellationToken.None);
        await batch.RunAsync([Steps(sessions[1], 3)], CancellationToken.None);
        away.IsCompleted.ShouldBeFalse();
        outside.SetResult(7);
        await away;

        got.ShouldBe(7);
        context.Batches.ShouldBe(["1", "1", "1"]);
    }

    [Fact]
    public async Task What_a_walker_waited_for_in_vain_is_thrown_in_it()
    {
        using var batch = new LiveBatch(4, isShared: true);
        var outside = new TaskCompletionSource();
        Exception? thrown = null;
        var run = batch.RunAsync(
            [async walker => thrown = await Should.ThrowAsync<TimeoutException>(async () => await walker.AwayAsync(new ValueTask(outside.Task)))],
            CancellationToken.None);
        outside.SetException(new TimeoutException("late"));
        await run;

        thrown!.Message.ShouldBe("late");
    }

    [Fact]
    public async Task In_a_batch_of_their_own_all_wait_while_one_is_away_so_that_time_decides_nothing()
    {
        using var batch = new LiveBatch(2, isShared: false);
        var sessions = Sessions(2);
        var outside = new TaskCompletionSource();
        var run = batch.RunAsync(
            [
                async walker =>
                {
                    await walker.AwayAsync(new ValueTask(outside.Task));
                    await walker.ComputeAsync(context, sessions[0]);
                },
                async walker =>
                {
                    outside.Task.IsCompleted.ShouldBeTrue();
                    await walker.ComputeAsync(context, sessions[1]);
                },
            ],
            CancellationToken.None);
        outside.SetResult();
        await run;

        context.Batches.ShouldBe(["0 1"]);
    }

    [Fact]
    public async Task A_batch_that_fails_fails_in_each_of_its_walkers_and_the_next_is_computed()
    {
        using var batch = new LiveBatch(2, isShared: true);
        var sessions = Sessions(2);
        context.Failure = new InvalidOperationException("A bug of the engine.");
        var failures = 0;
        Func<Walker, Task> Body(IModelSession session) => async walker =>
        {
            await Should.ThrowAsync<InvalidOperationException>(async () => await walker.ComputeAsync(context, session));
            if (++failures == 2)
            {
                context.Failure = null;
            }
        };
        await batch.RunAsync([.. sessions.Select(Body)], CancellationToken.None);
        await batch.RunAsync([Steps(sessions[0], 1)], CancellationToken.None);

        failures.ShouldBe(2);
    }

    [Fact]
    public async Task A_context_that_cannot_be_closed_fails_the_run_that_leaves_it_and_no_other()
    {
        using var batch = new LiveBatch(2, isShared: true);
        var broken = new Unclosable(model);
        var failure = await Should.ThrowAsync<ModelException>(() => batch.RunAsync([Reserve], CancellationToken.None));
        failure.Message.ShouldBe("It cannot be closed.");

        var next = false;
        await batch.RunAsync([_ => Task.FromResult(next = true)], CancellationToken.None);
        next.ShouldBeTrue();

        Task Reserve(Walker walker)
        {
            walker.ContextPool.Reserve(broken, 16, 1).Release();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Thousands_of_runs_of_many_threads_join_and_leave_one_batch()
    {
        const int Callers = 16;
        const int Each = 200;
        using var batch = new LiveBatch(4, isShared: true);
        var sessions = Sessions(Callers);
        var executing = 0;
        var steps = 0;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                await batch.RunAsync(
                    [async walker =>
                    {
                        for (var step = 0; step < 3; step++)
                        {
                            Interlocked.Increment(ref executing).ShouldBe(1);
                            steps++;
                            Interlocked.Decrement(ref executing);
                            await walker.ComputeAsync(context, sessions[caller]);
                            await walker.AwayAsync(new ValueTask(Task.Run(() => { })));
                        }
                    }
                    ],
                    CancellationToken.None);
            }
        })));

        steps.ShouldBe(Callers * Each * 3);
    }

    private IModelSession[] Sessions(int count) => [.. Enumerable.Range(0, count).Select(number =>
    {
        var session = context.CreateSession();
        session.Append(Enumerable.Repeat(new TokenId(1), number).ToArray());
        return session;
    })];

    /// <summary>A run that needs so many distributions.</summary>
    private Func<Walker, Task> Steps(IModelSession session, int count) => async walker =>
    {
        for (var i = 0; i < count; i++)
        {
            await walker.ComputeAsync(context, session);
        }
    };

    /// <summary>Notes each batch: the numbers of its sessions, which are their lengths.</summary>
    private sealed class Noted(IModelContext inner) : DelegatingContext(inner)
    {
        public List<string> Batches { get; } = [];

        public Exception? Failure { get; set; }

        public override ValueTask EvaluateAsync(IReadOnlyList<IModelSession> sessions, CancellationToken cancellation = default)
        {
            if (Failure is not null)
            {
                throw Failure;
            }

            Batches.Add(string.Join(' ', sessions.Select(session => session.Length)));
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Unclosable(ILanguageModel inner) : DelegatingModel(inner)
    {
        public override IModelContext CreateContext(ContextOptions options) => new Context(Inner.CreateContext(options));

        private sealed class Context(IModelContext inner) : DelegatingContext(inner)
        {
            protected override void Dispose(bool disposing) => throw new ModelException(ModelErrorKind.EngineFailed, "It cannot be closed.");
        }
    }
}
