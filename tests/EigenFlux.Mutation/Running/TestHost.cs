using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EigenFlux.Mutation.Running;

/// <summary>Lists, records or runs the tests of one assembly, in this process. Tests run one after another, each by itself.</summary>
internal sealed class TestHost : IDisposable
{
    private readonly HostRequest _request;

    private readonly XunitTestFramework _framework = new(new Sink(_ => { }));

    private readonly ITestFrameworkDiscoverer _discoverer;

    private readonly ITestFrameworkExecutor _executor;

    private TestHost(HostRequest request)
    {
        _request = request;
        var assembly = Assembly.LoadFrom(request.Assembly);
        _discoverer = _framework.GetDiscoverer(Reflector.Wrap(assembly));
        _executor = _framework.GetExecutor(assembly.GetName());
    }

    /// <summary>Reads the request, and writes the answer.</summary>
    public static int Run(string requestFile)
    {
        var request = JsonSerializer.Deserialize<HostRequest>(File.ReadAllText(requestFile))!;
        using var host = new TestHost(request);
        host.Answer(request switch
        {
            { Class: { } name } => new HostAnswer(Recorded: host.Record(name)),
            { Tests: { } tests } => host.Run(tests),
            _ => new HostAnswer(Classes: [.. host.Discover(null).Select(ClassOf).Distinct(StringComparer.Ordinal)]),
        });

        // Threads that a test left running do not keep the process.
        Environment.Exit(0);
        return 0;
    }

    public void Dispose()
    {
        _executor.Dispose();
        _discoverer.Dispose();
        _framework.Dispose();
    }

    private static string ClassOf(ITestCase test) => test.TestMethod.TestClass.Class.Name;

    private static bool[] TakeReached(string? folder)
    {
        var own = (byte[]?)AppDomain.CurrentDomain.GetData("eigenflux.mutation.reached") ?? [];
        var taken = Array.ConvertAll(own, flag => flag != 0);
        Array.Clear(own);
        foreach (var file in folder is null ? [] : Directory.GetFiles(folder))
        {
            var flags = File.ReadAllBytes(file);
            File.Delete(file);
            Array.Resize(ref taken, Math.Max(taken.Length, flags.Length));
            for (var i = 0; i < flags.Length; i++)
            {
                taken[i] |= flags[i] != 0;
            }
        }

        return taken;
    }

    private void Answer(HostAnswer answer)
    {
        // Whoever waits for the answer sees all of it or nothing.
        var unfinished = _request.Answer + ".unfinished";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(answer));
        File.Move(unfinished, _request.Answer, overwrite: true);
    }

    private List<RecordedTest> Record(string name)
    {
        var tests = Discover(name);

        // What only finding the tests reached belongs to each of them.
        var shared = TakeReached(_request.Reached);
        List<RecordedTest> recorded = [];
        var total = Stopwatch.StartNew();
        foreach (var test in tests.TakeWhile(_ => total.Elapsed.TotalSeconds < _request.Limit))
        {
            var clock = Stopwatch.StartNew();
            var (passed, failed) = Execute(test);
            var seconds = clock.Elapsed.TotalSeconds;
            var reached = TakeReached(_request.Reached);
            recorded.Add(new RecordedTest(
                test.UniqueID, name, test.DisplayName, passed > 0 && failed == 0, passed + failed == 0, seconds,
                [.. Enumerable.Range(0, Math.Max(reached.Length, shared.Length)).Where(i => (i < reached.Length && reached[i]) || (i < shared.Length && shared[i]))]));
        }

        return recorded;
    }

    private HostAnswer Run(IReadOnlyList<TestToRun> tests)
    {
        Dictionary<string, List<ITestCase>> classes = new(StringComparer.Ordinal);
        HashSet<string> done = new(StringComparer.Ordinal);
        foreach (var wanted in tests)
        {
            if (!classes.TryGetValue(wanted.Class, out var cases))
            {
                using (Watch($"{wanted.Class} (finding its tests)", 60))
                {
                    classes.Add(wanted.Class, cases = Discover(wanted.Class));
                }
            }

            // A mutant that changes the data of a theory changes its identifiers: then all of the class is run.
            var found = cases.Where(test => test.UniqueID == wanted.Id).ToList();
            foreach (var test in found.Count > 0 ? found : cases)
            {
                if (!done.Add(test.UniqueID))
                {
                    continue;
                }

                using (Watch(test.DisplayName, wanted.Limit))
                {
                    if (Execute(test).Failed > 0)
                    {
                        return new HostAnswer(Failed: test.DisplayName);
                    }
                }
            }
        }

        return new HostAnswer();
    }

    /// <summary>Answers for a test that does not end. Whoever started this process then ends it, with the processes that the test started.</summary>
    private Timer Watch(string test, double limit) => new(
        _ => Answer(new HostAnswer(Failed: test, TimedOut: true)), null, TimeSpan.FromSeconds(limit), Timeout.InfiniteTimeSpan);

    private List<ITestCase> Discover(string? name)
    {
        List<ITestCase> found = [];
        using var done = new ManualResetEventSlim();
        using var sink = new Sink(message =>
        {
            switch (message)
            {
                case ITestCaseDiscoveryMessage { TestCase: var test }:
                    lock (found)
                    {
                        found.Add(test);
                    }

                    break;
                case IDiscoveryCompleteMessage:
                    done.Set();
                    break;
                default:
                    break;
            }
        });
        if (name is null)
        {
            _discoverer.Find(includeSourceInformation: false, sink, new Options());
        }
        else
        {
            _discoverer.Find(name, includeSourceInformation: false, sink, new Options());
        }

        done.Wait();
        return found;
    }

    /// <summary>Runs one test case with the fixtures that it needs.</summary>
    /// <returns>How many tests passed and failed: a case without data in it may be several, a skipped one is none.</returns>
    private (int Passed, int Failed) Execute(ITestCase test)
    {
        var passed = 0;
        var failed = 0;
        using var done = new ManualResetEventSlim();
        using var sink = new Sink(message =>
        {
            switch (message)
            {
                case ITestPassed:
                    Interlocked.Increment(ref passed);
                    break;
                case ITestFailed or IErrorMessage or ITestCleanupFailure or ITestClassCleanupFailure or ITestCollectionCleanupFailure:
                    Interlocked.Increment(ref failed);
                    break;
                case ITestAssemblyFinished:
                    done.Set();
                    break;
                default:
                    break;
            }
        });
        _executor.RunTests([test], sink, new Options());
        done.Wait();
        return (passed, failed);
    }

    /// <summary>Hands each message on.</summary>
    private sealed class Sink(Action<IMessageSinkMessage> handle) : IMessageSink, IDisposable
    {
        public bool OnMessage(IMessageSinkMessage message)
        {
            handle(message);
            return true;
        }

        public void Dispose()
        {
        }
    }

    /// <summary>One test at a time, and its messages before the next.</summary>
    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal)
        {
            ["xunit.discovery.SynchronousMessageReporting"] = true,
            ["xunit.execution.SynchronousMessageReporting"] = true,
            ["xunit.execution.DisableParallelization"] = true,
            ["xunit.discovery.PreEnumerateTheories"] = true,
        };

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) && value is not null ? (TValue)value : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
