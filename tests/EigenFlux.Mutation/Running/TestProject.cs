using System.Diagnostics;
using System.Text.Json;

namespace EigenFlux.Mutation.Running;

/// <summary>A test project that has been built, and the processes that run its tests.</summary>
internal sealed class TestProject
{
    private const string Heap = "80000000";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    private readonly string _bin;

    private readonly string? _model;

    /// <summary>Puts this program beside the tests, so that it finds what they find.</summary>
    /// <param name="name">The project's name, which is the assembly's.</param>
    /// <param name="bin">The folder of the built assembly.</param>
    /// <param name="model">A model's file for the tests that need one; null to skip them.</param>
    public TestProject(string name, string bin, string? model)
    {
        Name = name;
        _bin = bin;
        _model = model;
        File.Copy(typeof(TestProject).Assembly.Location, Path.Combine(bin, "EigenFlux.Mutation.dll"), overwrite: true);
        if (!File.Exists(Path.Combine(bin, "xunit.execution.dotnet.dll")))
        {
            throw new InvalidOperationException($"{name} is not built: {bin} has no xunit.execution.dotnet.dll.");
        }
    }

    /// <summary>The project's name.</summary>
    public string Name { get; }

    /// <summary>The classes that have tests.</summary>
    public IReadOnlyList<string> Classes() =>
        Ask(new HostRequest(Assembly, "", null, null, 0, null), mutant: -1, TimeSpan.FromMinutes(5))?.Classes
        ?? throw new InvalidOperationException($"The tests of {Name} could not be listed.");

    /// <summary>Runs the tests of a class, with no mutant active, and records what each reaches.</summary>
    /// <param name="name">The class.</param>
    /// <param name="limit">The seconds after which no further test is begun.</param>
    /// <returns>Null if the process ended without an answer.</returns>
    public IReadOnlyList<RecordedTest>? Record(string name, double limit)
    {
        var reached = Directory.CreateTempSubdirectory("eigenflux-reached-").FullName;
        try
        {
            return Ask(new HostRequest(Assembly, "", reached, name, limit, null), mutant: -1, TimeSpan.FromMinutes(20))?.Recorded;
        }
        finally
        {
            Directory.Delete(reached, recursive: true);
        }
    }

    /// <summary>Runs tests with a mutant active until one fails.</summary>
    /// <returns>Null if the process crashed.</returns>
    public HostAnswer? Run(int mutant, IReadOnlyList<TestToRun> tests) => Ask(
        new HostRequest(Assembly, "", null, null, 0, tests), mutant, TimeSpan.FromSeconds(60 + tests.Sum(test => test.Limit)));

    private string Assembly => Path.Combine(_bin, Name + ".dll");

    private HostAnswer? Ask(HostRequest request, int mutant, TimeSpan patience)
    {
        var folder = Directory.CreateTempSubdirectory("eigenflux-host-").FullName;
        try
        {
            var (question, answer) = (Path.Combine(folder, "request.json"), Path.Combine(folder, "answer.json"));
            File.WriteAllText(question, JsonSerializer.Serialize(request with { Answer = answer }));
            var start = new ProcessStartInfo(
                "dotnet",
                [
                    "exec", "--depsfile", Path.ChangeExtension(Assembly, ".deps.json"), "--runtimeconfig", Path.ChangeExtension(Assembly, ".runtimeconfig.json"),
                    Path.Combine(_bin, "EigenFlux.Mutation.dll"), "host", question,
                ])
            {
                WorkingDirectory = _bin,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["EFLUX_MUTANT"] = mutant.ToString(System.Globalization.CultureInfo.InvariantCulture);
            start.Environment["DOTNET_GCHeapHardLimit"] = Heap;
            start.Environment["DOTNET_TieredPGO"] = "0";
            start.Environment["EFLUX_TEST_MODEL"] = _model ?? "";
            if (request.Reached is { } reached)
            {
                start.Environment["EFLUX_MUTANTS_REACHED"] = reached;
            }

            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            var clock = Stopwatch.StartNew();
            while (!process.WaitForExit(Glance) && !File.Exists(answer) && clock.Elapsed < patience)
            {
            }

            // An answer comes before a regular end, or instead of one.
            if (!process.WaitForExit(Glance))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }

            return File.Exists(answer) ? JsonSerializer.Deserialize<HostAnswer>(File.ReadAllText(answer))
                : clock.Elapsed < patience ? null
                : new HostAnswer(Failed: "(the process did not end)", TimedOut: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
