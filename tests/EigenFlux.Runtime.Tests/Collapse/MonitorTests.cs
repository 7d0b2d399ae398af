using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Collapse;

namespace EigenFlux.Runtime.Tests.Collapse;

public sealed class MonitorTests
{
    [Fact]
    public void Watching_a_token_allocates_nothing()
    {
        var monitor = new CollapseMonitor(CollapseSettings.Default);
        var one = new TokenId[1];
        var tokens = Stream.Random(1, 4096, 300);
        var length = 0;
        Func<TokenId, double> unsure = _ => -1;
        Watch(6000);
        Watch(6000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var wanted = Watch(20_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        // Probabilities were wanted now and then, so that those ways were gone too.
        wanted.ShouldBeInRange(10, 4000);

        int Watch(int count)
        {
            var asked = 0;
            for (var i = 0; i < count; i++)
            {
                if (length == 1024)
                {
                    monitor.Deleted(100, 1);
                    length--;
                }

                monitor.Look(unsure);
                one[0] = tokens[i % 4096] is var value && i % 500 < 20 ? new TokenId(i / 2 % 2) : new TokenId(value);
                var wants = monitor.WantsProbability;
                asked += wants ? 1 : 0;
                monitor.Drew(one[0], i, wants ? -1 : double.NaN);
                monitor.Inserted(length++, one);
            }

            return asked;
        }
    }

    [Fact]
    public void A_fork_watches_for_itself()
    {
        var stream = new Stream { Window = 30, Sureness = 0.5 }.Say(Stream.Random(1, 600, 2));
        stream.Sureness = 1;
        stream.Say(Stream.Loop([5, 6, 7], 8));
        var fork = stream.Monitor.Fork();
        stream.Say(Stream.Loop([7, 5, 6], 200));
        stream.Reports.Select(found => found.Report.Kind).ShouldBe([CollapseKind.Class, CollapseKind.Orbit]);

        // The fork is where the other was: one token before the third period is complete, and something else comes.
        for (var i = 0; i < 20; i++)
        {
            fork.Look(_ => 0).ShouldBeNull();
            fork.Drew(new TokenId(100 + i), 700 + i, 0);
            fork.Inserted(30 + i, [new TokenId(100 + i)]);
        }
    }

    [Fact]
    public void What_was_drawn_and_not_put_in_was_not_said()
    {
        var monitor = new CollapseMonitor(CollapseSettings.Default);
        for (var i = 0; i < 200; i++)
        {
            monitor.Look(_ => 0).ShouldBeNull();
            monitor.Drew(new TokenId(7), i + 1, 0);
            monitor.Inserted(i, [new TokenId(i)]);
        }
    }

    [Fact]
    public void A_collapse_within_a_collapse_is_told_when_it_is_narrower()
    {
        var stream = new Stream { Window = 700, Sureness = 0.5 }.Say(Stream.Random(1, 1000, 2));
        stream.Sureness = 1;
        stream.Say(Enumerable.Repeat(1, 1000));
        stream.Reports.Select(found => found.Report.Kind).ShouldBe([CollapseKind.Class, CollapseKind.Orbit, CollapseKind.State]);
    }
}
