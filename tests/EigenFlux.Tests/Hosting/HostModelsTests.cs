using EigenFlux.Compiler;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Hosting;

/// <summary>When a host opens models, and when it closes them.</summary>
public sealed class HostModelsTests : IDisposable
{
    private readonly Workshop alone = new();
    private readonly NotedEngine engine = new();

    public void Dispose() => alone.Dispose();

    [Fact]
    public async Task A_model_that_many_runs_want_at_once_is_opened_once()
    {
        var image = Image("a");
        var expected = await AloneAsync(image);
        using var host = NewHost();
        var told = await OwnThreads.AtOnceAsync(16, _ => RunAsync(host, image));
        told.ShouldAllBe(one => one == expected);
        engine.Opened.ShouldBe(["a"]);
        engine.Disposed.ShouldBeEmpty();
        host.Dispose();
        engine.Disposed.ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_model_that_cannot_be_opened_ends_the_runs_that_want_it_with_the_same_fault_and_the_next_tries_again()
    {
        var image = Image("a");
        var broken = true;
        engine.Opening = _ =>
        {
            if (broken)
            {
                throw new ModelException(ModelErrorKind.Unreadable, "It is broken.");
            }
        };
        using var host = NewHost();
        var ends = await OwnThreads.AtOnceAsync(8, async _ => (await EventsAsync(host.RunAsync(image, new RunOptions()))).ShouldHaveSingleItem());
        ends.Select(end => ((RunFault.Model)((FluxEvent.Done)end).Fault!).Failure.Message).ShouldAllBe(message => message == "It is broken.");

        broken = false;
        (await RunAsync(host, image)).ShouldBe(await AloneAsync(image));
    }

    [Fact]
    public void Loading_and_checking_open_no_model_and_go_on_after_the_host()
    {
        var path = alone.Write("program.eflux", Source("a"));
        var host = NewHost();
        host.Check(host.Load(path)).ShouldBeEmpty();
        new Workspace(host.Options).Check(new Workspace(host.Options).Load(path)).ShouldBeEmpty();
        engine.Opened.ShouldBeEmpty();
        host.Compile(host.Load(path), new CompileOptions()).HasErrors.ShouldBeFalse();
        engine.Opened.ShouldBe(["a"]);

        host.Dispose();
        host.Check(host.Load(path)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Models_that_no_run_uses_are_closed_beyond_the_limit_and_opened_again_when_they_are_wanted()
    {
        var images = new[] { "a", "b", "c" }.Select(Image).ToArray();
        var expected = new List<string>();
        foreach (var image in images)
        {
            expected.Add(await AloneAsync(image));
        }

        using var host = NewHost(most: 2);
        foreach (var number in (int[])[0, 1, 0, 2, 0, 1])
        {
            (await RunAsync(host, images[number])).ShouldBe(expected[number]);
        }

        engine.Opened.ShouldBe(["a", "b", "c", "b"]);
        engine.Disposed.ShouldBe(["b", "c"]);
    }

    [Fact]
    public async Task Under_a_limit_of_one_model_many_runs_on_several_go_on_at_once_and_none_loses_its_own()
    {
        var images = new[] { "a", "b", "c" }.Select(Image).ToArray();
        var expected = await Task.WhenAll(images.Select(AloneAsync));
        using var host = NewHost(most: 1);
        await OwnThreads.AtOnceAsync(12, async thread =>
        {
            for (var i = 0; i < 4; i++)
            {
                var number = (thread + i) % images.Length;
                (await RunAsync(host, images[number])).ShouldBe(expected[number]);
            }

            return true;
        });
        host.Dispose();
        engine.Disposed.Order().ShouldBe(engine.Opened.Order());
    }

    [Fact]
    public async Task Runs_that_have_begun_when_the_host_is_disposed_go_on_to_their_end_and_open_what_they_need()
    {
        // The second model is first wanted when the host is gone already.
        var image = Compile("""
            character Ada { brief "Ada measures." }
            model First = "noted:a"
            model Second = "noted:b"
            scene Inner() on Second { window 200 tokens  cast Ada  Ada -> last until line, 12 tokens  return last: last }
            scene Outer() on First {
              window 200 tokens, reserve 24
              cast Ada
              repeat 60 { Ada -> said until 8 tokens }
              call Inner() -> inner
              return said: said
            }
            """);
        var expected = await AloneAsync(image);
        var host = NewHost();
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var run = host.RunAsync(image, new RunOptions { Seed = 7 }).GetAsyncEnumerator();
            (await run.MoveNextAsync()).ShouldBeTrue();
            return run;
        }));
        engine.Opened.ShouldBe(["a"]);

        host.Dispose();

        engine.Disposed.ShouldBeEmpty();
        var told = await Task.WhenAll(runs.Select(async run =>
        {
            var events = new List<FluxEvent> { run.Current };
            while (await run.MoveNextAsync())
            {
                events.Add(run.Current);
            }

            await run.DisposeAsync();
            return Traces.Of(events);
        }));
        told.ShouldBe([expected, expected, expected, expected]);
        engine.Disposed.Order().Distinct().ShouldBe(["a", "b"]);
        engine.Disposed.Order().ShouldBe(engine.Opened.Order());
    }

    [Fact]
    public async Task Nothing_new_begins_on_a_host_that_was_disposed()
    {
        var image = Image("a");
        var host = NewHost();
        var notBegun = host.RunAsync(image, new RunOptions());
        host.Dispose();
        host.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => EventsAsync(notBegun));
        await Should.ThrowAsync<ObjectDisposedException>(() => EventsAsync(host.RunAsync(image, new RunOptions())));
        Should.Throw<ObjectDisposedException>(() => host.Compile(host.Load(alone.Write("program.eflux", Source("a"))), new CompileOptions()));
        Should.Throw<ObjectDisposedException>(() => host.Describe("builtin:mini"));
        Should.Throw<ObjectDisposedException>(() => host.Score("builtin:mini", "The sea."));
        engine.Opened.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_who_leaves_returns_the_models_of_the_run()
    {
        var image = Image("a");
        var host = NewHost();
        await foreach (var happened in host.RunAsync(image, new RunOptions()))
        {
            host.Dispose();
            engine.Disposed.ShouldBeEmpty();
            break;
        }

        engine.Disposed.ShouldBe(["a"]);
    }

    [Fact]
    public async Task Of_runs_in_one_batch_every_exception_is_reported_and_not_the_last_alone()
    {
        var image = Image("a");
        var drawn = 0;
        engine.Drawing = _ => throw new InvalidOperationException($"bug {Interlocked.Increment(ref drawn)}");
        using var host = NewHost();
        var problems = await Should.ThrowAsync<AggregateException>(async () =>
        {
            await foreach (var happened in host.RunManyAsync(image, new RunOptions(), [1, 2, 3]))
            {
            }
        });
        problems.InnerExceptions.Select(problem => problem.Message).ShouldBe(["bug 1", "bug 2", "bug 3"]);
        (await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(host, image))).Message.ShouldBe("bug 4");
    }

    private static async Task<List<FluxEvent>> EventsAsync(IAsyncEnumerable<FluxEvent> run)
    {
        var events = new List<FluxEvent>();
        await foreach (var happened in run)
        {
            events.Add(happened);
        }

        return events;
    }

    private static Task<string> RunAsync(FluxHost host, FluxImage image) => Traces.OfAsync(host.RunAsync(image, new RunOptions { Seed = 7 }));

    private static string Source(string model) => $$"""
        character Ada { brief "Ada measures." }
        model Own = "noted:{{model}}"
        scene Talk() on Own {
          window 120 tokens, reserve 24
          cast Ada
          repeat 5 { Ada -> said until line, 20 tokens }
          return said: said
        }
        """;

    private static FluxHostOptions OptionsOf(string folder, NotedEngine engine, int? most = null) =>
        new() { BaseFolder = folder, Engines = [engine], MaximumModels = most };

    private FluxHost NewHost(int? most = null) => new(OptionsOf(alone.Folder, engine, most));

    private FluxImage Image(string model) => Compile(Source(model));

    private FluxImage Compile(string source)
    {
        using var host = new FluxHost(OptionsOf(alone.Folder, new NotedEngine()));
        var compiled = host.Compile(host.Load(alone.Write("program.eflux", source)), new CompileOptions());
        return compiled.Image ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics));
    }

    private async Task<string> AloneAsync(FluxImage image)
    {
        using var host = new FluxHost(OptionsOf(alone.Folder, new NotedEngine()));
        return await RunAsync(host, image);
    }
}
