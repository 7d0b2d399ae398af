using EigenFlux.Compiler;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Hosting;

/// <summary>Runs of many callers on a model that computes batches.</summary>
public sealed class SchedulerTests : IDisposable
{
    private const string Cast = """
        model M = "batching:a"
        character Ada { brief "Ada measures." }
        character Ben { brief "Ben doubts." }

        """;

    private const string Talk = Cast + """
        scene Talk() on M {
          window 160 tokens, reserve 24
          cast Ada, Ben
          repeat 4 {
            Ada -> said until line, 20 tokens
            Ben -> reply until line, 20 tokens
          }
          return said: said, reply: reply
        }
        """;

    private const string Endless = Cast + """
        scene Endless() on M {
          window 160 tokens, reserve 24
          cast Ada, Ben
          repeat 100000 {
            Ada -> said until line, 20 tokens
          }
          return said: said.count
        }
        """;

    private const string Asking = Cast + """
        scene Asking() on M {
          window 160 tokens, reserve 24
          cast Ada, Ben on input
          Ada -> said until line, 20 tokens
          Ben -> reply until line, 20 tokens
          Ada -> said until line, 20 tokens
          return said: said.all, reply: reply
        }
        """;

    private readonly Workshop workshop = new();
    private readonly BatchingEngine engine = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task Runs_of_many_callers_are_computed_in_one_batch_and_each_says_what_it_says_alone()
    {
        const int Callers = 24;
        using var host = NewHost();
        var image = Compile(host, Talk);
        var expected = new string[Callers];
        for (var run = 0; run < Callers; run++)
        {
            expected[run] = await Traces.OfAsync(host.RunAsync(image, new RunOptions { Seed = (ulong)run }));
        }

        engine.Batches.Max().ShouldBe(1);

        // A batch takes time, as that of a real model does. Without it the runs of fast callers may end before others begin.
        engine.Computing = _ => Thread.Sleep(1);
        var told = await OwnThreads.AtOnceAsync(Callers, async run =>
        {
            var first = await Traces.OfAsync(host.RunAsync(image, new RunOptions { Seed = (ulong)run }));
            var again = await Traces.OfAsync(host.RunAsync(image, new RunOptions { Seed = (ulong)run }));
            again.ShouldBe(first);
            return first;
        });
        told.ShouldBe(expected);
        engine.Batches.Max().ShouldBeGreaterThan(1);
        engine.OpenContexts.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_joins_a_batch_that_is_under_way_and_leaves_it_again()
    {
        using var host = NewHost();
        var image = Compile(host, Talk);
        var expected = await Traces.OfAsync(host.RunAsync(image, new RunOptions { Seed = 5 }));
        using var stop = new CancellationTokenSource();
        var endless = Compile(host, Endless);
        var (begun, first) = Begin(host, endless, new RunOptions(), stop.Token);
        await begun;
        var (alsoBegun, second) = Begin(host, endless, new RunOptions(), stop.Token);
        await alsoBegun;

        // The first has a context for one run; the second made room for more. A run whose reader is slow is away, so one try may meet nobody.
        for (var tries = 0; tries < 500 && !engine.Batches.Contains(2); tries++)
        {
            (await Traces.OfAsync(host.RunAsync(image, new RunOptions { Seed = 5 }))).ShouldBe(expected);
        }

        engine.Batches.ShouldContain(2);
        first.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        (await first).By.ShouldBe(RunEnd.Interrupted);
        (await second).By.ShouldBe(RunEnd.Interrupted);
        engine.OpenContexts.ShouldBe(0);
    }

    [Fact]
    public async Task A_reader_that_reads_no_more_holds_up_no_other_run()
    {
        using var host = NewHost(maximumRuns: 1);
        var slow = host.RunAsync(Compile(host, Endless), new RunOptions()).GetAsyncEnumerator();
        (await slow.MoveNextAsync()).ShouldBeTrue();

        (await DoneAsync(host.RunAsync(Compile(host, Talk), new RunOptions { Seed = 5 }))).By.ShouldBe(RunEnd.End);
        await slow.DisposeAsync();
        engine.OpenContexts.ShouldBe(0);
    }

    [Fact]
    public async Task A_person_who_takes_time_holds_up_no_other_run()
    {
        using var host = NewHost(maximumRuns: 1);
        var person = new Thoughtful();
        var asking = Traces.OfAsync(host.RunAsync(Compile(host, Asking), new RunOptions { Seed = 5, Person = person }));
        await AskedAsync(person, asking);

        (await DoneAsync(host.RunAsync(Compile(host, Talk), new RunOptions { Seed = 5 }))).By.ShouldBe(RunEnd.End);
        asking.IsCompleted.ShouldBeFalse();
        person.Answer("I doubt it.");
        (await asking).ShouldBe(await Traces.OfAsync(host.RunAsync(
            Compile(host, Asking), new RunOptions { Seed = 5, Person = new Scripted("I doubt it.") })));
    }

    [Fact]
    public async Task A_person_who_fails_ends_their_own_run_alone()
    {
        using var host = NewHost();
        using var stop = new CancellationTokenSource();
        var (begun, endless) = Begin(host, Compile(host, Endless), new RunOptions(), stop.Token);
        await begun;
        var person = new Thoughtful();
        var asking = DoneAsync(host.RunAsync(Compile(host, Asking), new RunOptions { Person = person }));
        await AskedAsync(person, asking);
        person.Fail(new InvalidOperationException("The person fell asleep."));

        (await Should.ThrowAsync<InvalidOperationException>(asking)).Message.ShouldBe("The person fell asleep.");
        endless.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        (await endless).By.ShouldBe(RunEnd.Interrupted);
    }

    [Fact]
    public async Task No_more_runs_are_computed_at_once_than_the_limit_and_all_finish()
    {
        using var host = NewHost(maximumRuns: 3);
        var image = Compile(host, Talk);
        var ends = await OwnThreads.AtOnceAsync(12, run => DoneAsync(host.RunAsync(image, new RunOptions { Seed = (ulong)run })));

        ends.ShouldAllBe(done => done.By == RunEnd.End);
        engine.Batches.Max().ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_run_that_waits_for_its_turn_ends_at_once_when_it_is_cancelled()
    {
        using var host = NewHost(maximumRuns: 1);
        using var stop = new CancellationTokenSource();
        var (begun, first) = Begin(host, Compile(host, Endless), new RunOptions(), stop.Token);
        await begun;
        var image = Compile(host, Talk);

        // While the first run waits for its reader, another may have its turn and end: it is begun until it has to wait.
        RunEnd by;
        do
        {
            using var impatient = new CancellationTokenSource();
            var second = DoneAsync(host.RunAsync(image, new RunOptions(), impatient.Token));
            await impatient.CancelAsync();
            by = (await second).By;
        }
        while (by == RunEnd.End && !first.IsCompleted);

        by.ShouldBe(RunEnd.Interrupted);
        first.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        await first;
    }

    [Fact]
    public async Task A_run_that_waits_for_its_model_ends_at_once_when_it_is_cancelled()
    {
        using var host = NewHost();
        var image = Compile(host, Talk);
        using var fresh = NewHost();
        using var mayOpen = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        engine.Opening = mayOpen.Wait;
        var run = DoneAsync(fresh.RunAsync(image, new RunOptions(), stop.Token));
        await stop.CancelAsync();

        (await run).By.ShouldBe(RunEnd.Interrupted);
        mayOpen.Set();
    }

    [Fact]
    public async Task Isolated_runs_and_runs_with_checkpoints_have_contexts_of_their_own()
    {
        RunOptions[] options = [new() { Isolated = true }, new() { Checkpoints = new CheckpointOptions(_ => null) }, new(), new()];
        engine.HasIsolatedRuns = true;
        using var host = NewHost();
        var image = Compile(host, Asking);
        var persons = options.Select(_ => new Thoughtful()).ToArray();
        var runs = options.Select((each, i) => DoneAsync(host.RunAsync(image, each with { Person = persons[i] }))).ToArray();
        await Task.WhenAll(persons.Zip(runs, AskedAsync));

        // The third and the fourth run are in one batch, whose first context may have had room for one run.
        engine.Contexts.ShouldBeInRange(3, 4);
        Array.ForEach(persons, person => person.Answer("I doubt it."));
        (await Task.WhenAll(runs)).ShouldAllBe(done => done.By == RunEnd.End);
        engine.OpenContexts.ShouldBe(0);
    }

    [Fact]
    public async Task An_engine_that_fails_in_a_batch_ends_the_runs_in_it_and_the_next_run_finishes()
    {
        using var host = NewHost();
        var image = Compile(host, Talk);
        var fails = true;
        engine.Computing = sessions =>
        {
            if (fails && sessions > 1)
            {
                throw new ModelException(ModelErrorKind.EngineFailed, "the engine failed in the middle of a batch.");
            }
        };
        var ends = await OwnThreads.AtOnceAsync(8, run => DoneAsync(host.RunAsync(image, new RunOptions { Seed = (ulong)run })));
        ends.Count(done => done.Fault is RunFault.Model).ShouldBeGreaterThanOrEqualTo(engine.Batches.Count(sessions => sessions > 1));
        fails = false;
        (await DoneAsync(host.RunAsync(image, new RunOptions()))).By.ShouldBe(RunEnd.End);
        engine.OpenContexts.ShouldBe(0);
    }

    [Fact]
    public async Task Each_run_executes_in_the_execution_context_of_its_own_caller()
    {
        using var host = NewHost();
        var image = Compile(host, Asking);
        var caller = new AsyncLocal<int>();
        var people = await OwnThreads.AtOnceAsync(6, async number =>
        {
            caller.Value = number + 1;
            var seen = 0;
            var person = new Observer(() => seen = caller.Value);
            (await DoneAsync(host.RunAsync(image, new RunOptions { Person = person }))).By.ShouldBe(RunEnd.End);
            return seen;
        });
        people.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public void A_limit_of_no_runs_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => NewHost(maximumRuns: 0));

    private static (Task Begun, Task<FluxEvent.Done> Done) Begin(FluxHost host, FluxImage image, RunOptions options, CancellationToken cancellation)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (begun.Task, RunAsync());

        async Task<FluxEvent.Done> RunAsync()
        {
            await foreach (var happened in host.RunAsync(image, options, cancellation))
            {
                switch (happened)
                {
                    case FluxEvent.Stopped:
                        begun.TrySetResult();
                        break;
                    case FluxEvent.Done done:
                        begun.TrySetException(new InvalidOperationException(done.ToString()));
                        return done;
                }
            }

            throw new InvalidOperationException("A run ended without its last event.");
        }
    }

    private static async Task<FluxEvent.Done> DoneAsync(IAsyncEnumerable<FluxEvent> run)
    {
        FluxEvent? last = null;
        await foreach (var happened in run)
        {
            last = happened;
        }

        return last.ShouldBeOfType<FluxEvent.Done>();
    }

    private FluxImage Compile(FluxHost host, string source)
    {
        var compiled = host.Compile(host.Load(workshop.Write("program.eflux", source)), new CompileOptions());
        return compiled.Image ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics));
    }

    /// <summary>Waits until a person is asked. A run that ends before that fails the test.</summary>
    private static async Task AskedAsync(Thoughtful person, Task run) => (await Task.WhenAny(person.Asked, run)).ShouldBe(person.Asked);

    private FluxHost NewHost(int maximumRuns = 32) =>
        new(new FluxHostOptions { BaseFolder = workshop.Folder, Engines = [engine], MaximumRuns = maximumRuns });

    /// <summary>Answers when the test says so.</summary>
    private sealed class Thoughtful : IPerson
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<PersonAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        public void Answer(string text) => answer.SetResult(text);

        public void Fail(Exception problem) => answer.SetException(problem);

        public ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation)
        {
            asked.TrySetResult();
            return new ValueTask<PersonAnswer>(answer.Task);
        }
    }

    private sealed class Observer(Action observe) : IPerson
    {
        public ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation)
        {
            observe();
            return ValueTask.FromResult<PersonAnswer>("I see.");
        }
    }
}
