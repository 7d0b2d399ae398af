using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EigenFlux.Fuzz.Engine;

/// <summary>
/// Runs a plan in processes, one for each job. A process that an input ends is begun again after that input, which is kept as a fault.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="jobs">How many processes.</param>
/// <param name="folder">Where faults are written.</param>
/// <param name="output">Where progress goes.</param>
internal sealed partial class Supervisor(FuzzPlan plan, int jobs, string folder, TextWriter output)
{
    /// <summary>The exit code of a process that has written its fault itself.</summary>
    public const int HandedOver = 77;

    private const string Tally = "tally";
    private const string Found = "found";
    private const int MostErrorLines = 400;
    private readonly Dictionary<string, TargetTally> tallies = plan.Targets.ToDictionary(target => target.Name, _ => new TargetTally());
    private readonly Lock locked = new();
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private TimeSpan told;
    private int kinds;

    /// <summary>Runs to the end.</summary>
    /// <returns>How many kinds of faults were found.</returns>
    public int Run()
    {
        Directory.CreateDirectory(folder);
        Task.WaitAll([.. Enumerable.Range(0, jobs).Select(job => Task.Factory.StartNew(() => RunJob(job), TaskCreationOptions.LongRunning))]);
        Show();
        return kinds;
    }

    /// <summary>Says how a job reports a tally to its supervisor.</summary>
    public static string LineOf(FuzzTarget target, TargetTally tally) =>
        string.Create(CultureInfo.InvariantCulture, $"{Tally}\t{target.Name}\t{tally.Inputs}\t{tally.Faulty}\t{tally.Time.Ticks}");

    /// <summary>Says how a job reports a fault to its supervisor.</summary>
    public static string LineOf(Fault fault) => $"{Found}\t{fault.Target}\t{fault.Signature.ReplaceLineEndings(" ")}";

    private void RunJob(int job)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $".job-{job}"));
        File.Delete(path);
        using (var place = new JobPlace(path))
        {
            place.Value = (0, 0, -1);
            for (string? after = null; ; after = string.Create(CultureInfo.InvariantCulture, $"{place.Value.Round}/{place.Value.Target}/{place.Value.Index}"))
            {
                var (code, errors) = RunProcess(job, after);
                if (code == 0)
                {
                    break;
                }

                var (_, target, index) = place.Value;
                if (index < 0)
                {
                    throw new InvalidOperationException($"The process of job {job} ended before its first input:\n{errors}");
                }

                if (code != HandedOver)
                {
                    Keep(plan.Targets[target], index, code, errors);
                }
            }
        }

        File.Delete(path);
    }

    private void Keep(FuzzTarget target, long index, int code, string errors)
    {
        var frames = OwnFrames().Matches(errors).Select(match => match.Groups[1].Value).Distinct().Take(2);
        var fault = new Fault(
            target.Name,
            plan.Seed,
            index,
            string.Join(" < ", frames.Prepend(string.Create(CultureInfo.InvariantCulture, $"the process dies ({code})"))),
            errors,
            FuzzPlan.InputOf(target, plan.Seed, index));
        var known = File.Exists(Path.Combine(folder, FaultFile.NameOf(fault.Target, fault.Signature)));
        lock (locked)
        {
            tallies[target.Name] += new TargetTally(1, 1, TimeSpan.Zero);
            if (!known)
            {
                FaultFile.Write(folder, fault);
                Tell(LineOf(fault).Split('\t'));
            }
        }
    }

    private (int Code, string Errors) RunProcess(int job, string? after)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Supervisor).Assembly.Location);
        }

        string[] arguments =
        [
            "job", .. plan.Targets.Select(target => target.Name), "--seed", plan.Seed.ToString(CultureInfo.InvariantCulture), "--out", folder,
            "--part", string.Create(CultureInfo.InvariantCulture, $"{job}/{jobs}"),
            .. plan.Inputs is { } inputs ? ["--inputs", inputs.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
            .. plan.Until is { } until ? ["--minutes", Math.Max(0, (until - DateTime.UtcNow).TotalMinutes).ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
            .. after is null ? Array.Empty<string>() : ["--after", after],
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = new Queue<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            // The beginning of a stack trace tells where it broke.
            if (line.Data is not null && errors.Count < MostErrorLines)
            {
                errors.Enqueue(line.Data);
            }
        };
        process.BeginErrorReadLine();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            lock (locked)
            {
                Tell(line.Split('\t'));
            }
        }

        process.WaitForExit();
        return (process.ExitCode, string.Join('\n', errors));
    }

    private void Tell(string[] line)
    {
        switch (line)
        {
            case [Tally, var target, var inputs, var faulty, var ticks]:
                tallies[target] += new TargetTally(
                    long.Parse(inputs, CultureInfo.InvariantCulture),
                    long.Parse(faulty, CultureInfo.InvariantCulture),
                    new TimeSpan(long.Parse(ticks, CultureInfo.InvariantCulture)));
                break;
            case [Found, var target, var signature]:
                kinds++;
                output.WriteLine($"FAULT {target}: {signature}\n      {Path.Combine(folder, FaultFile.NameOf(target, signature))}");
                break;
            default:
                output.WriteLine(string.Join('\t', line));
                break;
        }

        if (watch.Elapsed - told > TimeSpan.FromMinutes(1))
        {
            told = watch.Elapsed;
            Show();
        }
    }

    private void Show()
    {
        output.WriteLine($"{"target",-12} {"inputs",12} {"per CPU s",12} {"faulty",10}");
        foreach (var (name, tally) in tallies)
        {
            output.WriteLine($"{name,-12} {tally}");
        }

        var all = tallies.Values.Aggregate((a, b) => a + b);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"all",-12} {all}   in {watch.Elapsed.TotalMinutes:N1} minutes, {kinds} kinds of faults"));
    }

    [GeneratedRegex(@"at EigenFlux\.(?!Fuzz)(?:\w+\.)*?(\w+\.[\w<>]+)\(")]
    private static partial Regex OwnFrames();
}
