using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Tests.Support;

namespace EigenFlux.Models.Tests.Opening;

public sealed class ModelPoolTests
{
    private static readonly ModelOptions Options = new();

    [Fact]
    public async Task A_model_that_many_ask_for_at_once_is_opened_once()
    {
        const int Askers = 16;
        var arrived = new CountdownEvent(Askers);
        var engine = new CountingEngine { Opening = _ => arrived.Wait() };
        using var pool = new ModelPool([engine]);

        var models = await Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => OnThread(() =>
        {
            var lease = pool.Lease();
            arrived.Signal();
            return (Lease: lease, Model: lease.Open("count:a", Options));
        })));

        engine.Opened.ShouldBe(["a"]);
        models.Select(one => one.Model).Distinct().ShouldHaveSingleItem();
        models.ToList().ForEach(one => one.Lease.Dispose());
        engine.Disposed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_models_are_opened_at_the_same_time_and_neither_waits_for_the_other()
    {
        var both = new Barrier(2);
        var engine = new CountingEngine { Opening = _ => both.SignalAndWait() };
        using var pool = new ModelPool([engine]);

        await Task.WhenAll(OnThread(() => pool.Lease().Open("count:a", Options)), OnThread(() => pool.Lease().Open("count:b", Options)));

        engine.Opened.Order().ShouldBe(["a", "b"]);
    }

    [Fact]
    public void An_opening_that_fails_fails_for_all_who_waited_and_the_next_tries_again()
    {
        var failures = new List<string>();
        var attempts = 0;
        var engine = new CountingEngine();
        using var pool = new ModelPool([engine]);
        Thread[] askers = [.. Enumerable.Range(0, 8).Select(_ => new Thread(Ask))];
        engine.Opening = _ =>
        {
            // It fails once all the others wait for it.
            if (Interlocked.Increment(ref attempts) == 1)
            {
                SpinWait.SpinUntil(() => askers.All(asker => asker == Thread.CurrentThread || asker.ThreadState.HasFlag(ThreadState.WaitSleepJoin)));
                throw new ModelException(ModelErrorKind.Unreadable, "it is broken");
            }
        };

        Array.ForEach(askers, asker => asker.Start());
        Array.ForEach(askers, asker => asker.Join());

        failures.ShouldBe(Enumerable.Repeat("it is broken", askers.Length));
        attempts.ShouldBe(1);
        pool.Count.ShouldBe(0);
        using var next = pool.Lease();
        next.Open("count:a", Options).Info.Description.ShouldBe("a");
        engine.Opened.ShouldBe(["a"]);

        void Ask()
        {
            using var lease = pool.Lease();
            var problem = Should.Throw<ModelException>(() => lease.Open("count:a", Options));
            lock (failures)
            {
                failures.Add(problem.Message);
            }
        }
    }

    [Fact]
    public void A_lease_whose_opening_failed_can_try_again()
    {
        var broken = true;
        var engine = new CountingEngine();
        engine.Opening = _ =>
        {
            if (broken)
            {
                throw new ModelException(ModelErrorKind.Unreadable, "it is broken");
            }
        };
        using var pool = new ModelPool([engine]);
        using var lease = pool.Lease();

        Should.Throw<ModelException>(() => lease.Open("count:a", Options));
        pool.Count.ShouldBe(0);
        broken = false;
        lease.Open("count:a", Options).Info.Description.ShouldBe("a");
    }

    [Fact]
    public void Without_limits_a_model_that_nobody_holds_stays_open_for_the_next()
    {
        var engine = new CountingEngine();
        using var pool = new ModelPool([engine]);
        foreach (var name in (string[])["a", "b", "a", "b"])
        {
            using var lease = pool.Lease();
            lease.Open("count:" + name, Options);
        }

        engine.Opened.ShouldBe(["a", "b"]);
        engine.Disposed.ShouldBeEmpty();
    }

    [Fact]
    public void Beyond_the_limit_the_model_that_was_not_used_for_longest_is_closed()
    {
        var engine = new CountingEngine();
        using var pool = new ModelPool([engine], new ModelLimits { Models = 2 });
        Use("a");
        Use("b");
        Use("a");
        Use("c");
        engine.Disposed.ShouldBe(["b"]);
        Use("a");
        engine.Opened.ShouldBe(["a", "b", "c"]);
        Use("b");
        engine.Disposed.ShouldBe(["b", "c"]);

        void Use(string name)
        {
            using var lease = pool.Lease();
            lease.Open("count:" + name, Options);
        }
    }

    [Fact]
    public void Room_is_made_before_the_next_model_is_opened()
    {
        IReadOnlyList<string>? closedBefore = null;
        var engine = new CountingEngine();
        using var pool = new ModelPool([engine], new ModelLimits { Models = 1 });
        pool.Lease().With("count:a").Dispose();
        engine.Opening = _ => closedBefore = engine.Disposed;
        pool.Lease().With("count:b").Dispose();
        closedBefore.ShouldBe(["a"]);
    }

    [Fact]
    public void A_model_that_is_held_stays_open_beyond_the_limit_until_it_is_returned()
    {
        var engine = new CountingEngine();
        using var pool = new ModelPool([engine], new ModelLimits { Models = 1 });
        var first = pool.Lease().With("count:a");
        var again = pool.Lease().With("count:a");
        var second = pool.Lease().With("count:b");
        engine.Disposed.ShouldBeEmpty();
        first.Dispose();
        engine.Disposed.ShouldBeEmpty();
        again.Dispose();
        engine.Disposed.ShouldBe(["a"]);
        second.Dispose();
        engine.Disposed.ShouldBe(["a"]);
    }

    [Fact]
    public void The_limit_on_bytes_counts_what_the_engines_know()
    {
        var engine = new CountingEngine { BytesOf = name => name == "unknown" ? null : long.Parse(name) };
        using var pool = new ModelPool([engine], new ModelLimits { Bytes = 100 });
        foreach (var name in (string[])["60", "unknown", "40"])
        {
            pool.Lease().With("count:" + name).Dispose();
        }

        engine.Disposed.ShouldBeEmpty();
        pool.Lease().With("count:41").Dispose();
        engine.Disposed.ShouldBe(["60"]);
        pool.Lease().With("count:101").Dispose();
        engine.Disposed.ShouldBe(["60", "unknown", "40", "41", "101"]);
    }

    [Fact]
    public void A_pool_that_is_disposed_closes_what_nobody_holds_and_the_rest_when_it_is_returned()
    {
        var engine = new CountingEngine();
        var pool = new ModelPool([engine]);
        var lease = pool.Lease().With("count:held");
        pool.Lease().With("count:idle").Dispose();

        pool.Dispose();
        pool.Dispose();

        engine.Disposed.ShouldBe(["idle"]);
        Should.Throw<ObjectDisposedException>(() => pool.Lease());
        lease.Open("count:later", Options).Info.Description.ShouldBe("later");
        lease.Dispose();
        lease.Dispose();
        engine.Disposed.Order().ShouldBe(["held", "idle", "later"]);
        pool.Count.ShouldBe(0);
        Should.Throw<ObjectDisposedException>(() => lease.Open("count:held", Options));
    }

    [Fact]
    public void A_borrowed_tokenizer_stays_open_for_as_long_as_the_model_that_borrowed_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("turns.txt", "Yes.\n");
        var options = new ModelOptions { BaseFolder = folder.Path };
        var engine = new CountingEngine();
        using var pool = new ModelPool([engine, .. ManagedEngines.All], new ModelLimits { Models = 2 });
        pool.Lease().With("replay:turns.txt?tokenizer=count:a", options).Dispose();
        engine.Opened.ShouldBe(["tokenizer of a"]);
        engine.Disposed.ShouldBeEmpty();

        pool.Lease().With("count:b").Dispose();

        // The recording went, and with it, as nobody holds it any more, what it had borrowed may go.
        pool.Count.ShouldBe(2);
        engine.Disposed.ShouldBeEmpty();
        pool.Lease().With("count:c").Dispose();
        engine.Disposed.Count.ShouldBe(1);
        pool.Dispose();
        engine.Disposed.Order().ShouldBe(["b", "c", "tokenizer of a"]);
    }

    [Fact]
    public void A_tokenizer_that_was_only_passed_on_is_disposed_once_and_by_its_owner()
    {
        using var folder = new TemporaryFolder();
        folder.Write("turns.txt", "Yes.\n");
        var engine = new CountingEngine();
        using var pool = new ModelPool([engine, .. ManagedEngines.All]);
        using (var lease = pool.Lease())
        {
            lease.OpenTokenizer("replay:turns.txt?tokenizer=count:a", new ModelOptions { BaseFolder = folder.Path });
        }

        pool.Dispose();
        engine.Disposed.ShouldBe(["tokenizer of a"]);
    }

    [Fact]
    public void A_lease_that_is_disposed_while_it_opens_a_model_does_not_keep_it()
    {
        var engine = new CountingEngine();
        using var pool = new ModelPool([engine]);
        var lease = pool.Lease();
        engine.Opening = _ => lease.Dispose();

        Should.Throw<ObjectDisposedException>(() => lease.Open("count:a", Options));
        pool.Dispose();
        engine.Disposed.ShouldBe(["a"]);
    }

    [Fact]
    public async Task Many_threads_open_and_return_models_under_a_limit_and_none_is_closed_while_it_is_held()
    {
        const int Threads = 16;
        var engine = new CountingEngine();
        using var pool = new ModelPool([engine], new ModelLimits { Models = 2 });
        var start = new Barrier(Threads);
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => OnThread(() =>
        {
            start.SignalAndWait();
            for (var round = 0; round < 200; round++)
            {
                // Every thread has names of its own beside those that all have, so that what is disposed while it is held is seen.
                using var lease = pool.Lease();
                lease.Open($"count:{thread}-{round}", Options);
                lease.Open($"count:{round % 5}", Options).Info.Description.ShouldBe($"{round % 5}");
                engine.Disposed.ShouldNotContain($"{thread}-{round}");
            }

            return true;
        })));

        pool.Count.ShouldBeLessThanOrEqualTo(2);
        pool.Dispose();
        engine.Disposed.Order().ShouldBe(engine.Opened.Order());
    }

    private static Task<T> OnThread<T>(Func<T> act) => Task.Factory.StartNew(act, TaskCreationOptions.LongRunning);
}

file static class Leases
{
    public static ModelLease With(this ModelLease lease, string uri, ModelOptions? options = null)
    {
        lease.Open(uri, options ?? new ModelOptions());
        return lease;
    }
}
