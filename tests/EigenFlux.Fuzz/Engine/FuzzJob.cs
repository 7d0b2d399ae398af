namespace EigenFlux.Fuzz.Engine;

/// <summary>Runs a plan's inputs, or one job's part of them, one after another in this process.</summary>
/// <param name="plan">The plan.</param>
/// <param name="runner">Runs an input.</param>
/// <param name="folder">Where faults are written; null for nowhere.</param>
internal sealed class FuzzJob(FuzzPlan plan, InputRunner runner, string? folder)
{
    private const int MostTrials = 3000;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(20);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>The number of this job, from 0, and how many there are.</summary>
    public (int Number, int Of) Part { get; init; } = (0, 1);

    /// <summary>Called before each input.</summary>
    public Action<(long Round, int Target, long Index)> Entered { get; init; } = _ => { };

    /// <summary>Called after each target's part of a round.</summary>
    public Action<FuzzTarget, TargetTally> Tallied { get; init; } = (_, _) => { };

    /// <summary>Called with each new kind of fault, once its input is small.</summary>
    public Action<Fault> Found { get; init; } = _ => { };

    /// <summary>Runs.</summary>
    /// <param name="after">The place after which it begins; null for the beginning.</param>
    public void Run((long Round, int Target, long Index)? after = null)
    {
        var quotas = plan.Targets.Select(plan.QuotaOf).ToList();
        for (var round = after?.Round ?? 0; !plan.IsOver && plan.Targets.Select((target, i) => round * target.Share < quotas[i]).Any(left => left); round++)
        {
            for (var number = after?.Round == round ? after.Value.Target : 0; number < plan.Targets.Count && !plan.IsOver; number++)
            {
                var target = plan.Targets[number];
                var start = after is { } place && (place.Round, place.Target) == (round, number) ? place.Index + 1 : round * target.Share;
                RunSome(target, (round, number), start, Math.Min(quotas[number], (round + 1) * target.Share));
            }
        }
    }

    private void RunSome(FuzzTarget target, (long Round, int Number) place, long start, long end)
    {
        var (inputs, faulty) = (0L, 0L);
        var (since, besides) = (Environment.CpuUsage.TotalTime, TimeSpan.Zero);
        for (var index = start; index < end && !plan.IsOver; index++)
        {
            if (index % Part.Of != Part.Number)
            {
                continue;
            }

            Entered((place.Round, place.Number, index));
            var input = FuzzPlan.InputOf(target, plan.Seed, index);
            inputs++;
            if (runner.Run(target, input) is { } found)
            {
                faulty++;
                var before = Environment.CpuUsage.TotalTime;
                Keep(new Fault(target.Name, plan.Seed, index, found.Signature, found.Details, input), target);
                besides += Environment.CpuUsage.TotalTime - before;
            }
        }

        Tallied(target, new TargetTally(inputs, faulty, Environment.CpuUsage.TotalTime - since - besides));
    }

    private void Keep(Fault fault, FuzzTarget target)
    {
        var name = FaultFile.NameOf(fault.Target, fault.Signature);
        if (!known.Add(name) || (folder is not null && File.Exists(Path.Combine(folder, name))))
        {
            return;
        }

        // Written before it is made smaller: a smaller input may end the process.
        Write(fault);
        var input = new Minimiser(input => runner.Run(target, input) is { } again && again.Signature == fault.Signature, MostTrials, MostTime)
            .Minimise(fault.Input);
        fault = fault with { Input = input, Details = runner.Run(target, input)?.Details ?? fault.Details };
        Write(fault);
        Found(fault);
    }

    private void Write(Fault fault)
    {
        if (folder is not null)
        {
            FaultFile.Write(folder, fault);
        }
    }
}
