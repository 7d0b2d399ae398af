using System.CommandLine;
using System.Globalization;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Targets;

namespace EigenFlux.Fuzz;

/// <summary>The commands of the fuzzer.</summary>
internal static class CommandLine
{
    private const int Faults = 1;
    private const double DefaultMinutes = 1;
    private static readonly Argument<string[]> Names = new("TARGET") { Arity = ArgumentArity.ZeroOrMore, Description = "The targets; all where none is named." };
    private static readonly Option<double?> Minutes = new("--minutes") { Description = "How long inputs are run (1 where --inputs is not given either)." };
    private static readonly Option<long?> Inputs = new("--inputs") { Description = "How many inputs are run, over all targets." };
    private static readonly Option<ulong> Seed = new("--seed") { DefaultValueFactory = _ => 1, Description = "The seed of the inputs." };
    private static readonly Option<int> Jobs = new("--jobs") { DefaultValueFactory = _ => Environment.ProcessorCount, Description = "How many processes run them." };
    private static readonly Option<string> Out = new("--out") { DefaultValueFactory = _ => "fuzz-faults", Description = "The folder for faults." };
    private static readonly Option<string> Part = new("--part") { Required = true };
    private static readonly Option<string?> After = new("--after");
    private static readonly Argument<string> Target = new("TARGET") { Description = "The target." };
    private static readonly Argument<long> Number = new("NUMBER") { Description = "The number of the input." };
    private static readonly Argument<string> File = new("FILE") { Description = "A fault's file." };

    /// <summary>Runs a command.</summary>
    /// <returns>0 where no fault was found, 1 where one was.</returns>
    public static int Run(string[] arguments)
    {
        var root = new RootCommand("Feeds random inputs to the surfaces of EigenFlux, and keeps those that show a fault.") { Names, Minutes, Inputs, Seed, Jobs, Out };
        root.SetAction(parse => Fuzz(parse));
        var list = new Command("list", "Lists the targets.");
        list.SetAction(_ => List());
        var replay = new Command("replay", "Runs a fault's input again.") { File };
        replay.SetAction(parse => Replay(parse.GetRequiredValue(File)));
        var show = new Command("show", "Prints an input by its target and number.") { Target, Number, Seed };
        show.SetAction(parse => Show(AllTargets.Named([parse.GetRequiredValue(Target)])[0], parse.GetValue(Seed), parse.GetRequiredValue(Number)));
        root.Add(show);
        var job = new Command("job", "Runs a part of a plan in this process.") { Hidden = true };
        foreach (var option in new Option[] { Minutes, Inputs, Seed, Out, Part, After })
        {
            job.Add(option);
        }

        job.Add(Names);
        job.SetAction(parse => Job(parse));
        root.Add(list);
        root.Add(replay);
        root.Add(job);
        return root.Parse(arguments).Invoke();
    }

    private static FuzzPlan Plan(ParseResult parse)
    {
        var minutes = parse.GetValue(Minutes) ?? (parse.GetValue(Inputs) is null ? DefaultMinutes : null);
        return new FuzzPlan(
            AllTargets.Named(parse.GetValue(Names) ?? []),
            parse.GetValue(Seed),
            parse.GetValue(Inputs),
            minutes is { } given ? DateTime.UtcNow.AddMinutes(given) : null);
    }

    private static int Fuzz(ParseResult parse) =>
        new Supervisor(Plan(parse), Math.Max(1, parse.GetValue(Jobs)), Path.GetFullPath(parse.GetValue(Out)!), Console.Out).Run() == 0 ? 0 : Faults;

    private static int Job(ParseResult parse)
    {
        var (plan, folder) = (Plan(parse), parse.GetValue(Out)!);
        var part = parse.GetValue(Part)!.Split('/').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        using var place = new JobPlace(Path.Combine(folder, $".job-{part[0]}"));
        using var watchdog = new Watchdog((target, input, signature, details) =>
        {
            var fault = new Fault(target.Name, plan.Seed, place.Value.Index, signature, details, input);
            Report(new TargetTally(1, 1, TimeSpan.Zero), target);
            if (!System.IO.File.Exists(Path.Combine(folder, FaultFile.NameOf(fault.Target, fault.Signature))))
            {
                FaultFile.Write(folder, fault);
                Console.WriteLine(Supervisor.LineOf(fault));
            }

            Console.Out.Flush();
            Environment.Exit(Supervisor.HandedOver);
        });
        var job = new FuzzJob(plan, new InputRunner(watchdog), folder)
        {
            Part = (part[0], part[1]),
            Entered = at => place.Value = at,
            Tallied = (target, tally) => Report(tally, target),
            Found = fault => Console.WriteLine(Supervisor.LineOf(fault)),
        };
        job.Run(parse.GetValue(After)?.Split('/') is { } after
            ? (long.Parse(after[0], CultureInfo.InvariantCulture), int.Parse(after[1], CultureInfo.InvariantCulture), long.Parse(after[2], CultureInfo.InvariantCulture))
            : null);
        return 0;
    }

    private static void Report(TargetTally tally, FuzzTarget target) => Console.WriteLine(Supervisor.LineOf(target, tally));

    private static int List()
    {
        foreach (var target in AllTargets.Named([]))
        {
            Console.WriteLine($"{target.Name,-12} {target.Usage}");
        }

        return 0;
    }

    private static int Show(FuzzTarget target, ulong seed, long index)
    {
        Print(FuzzPlan.InputOf(target, seed, index));
        return 0;
    }

    private static void Print(FuzzInput input)
    {
        foreach (var part in input.Parts)
        {
            Console.WriteLine($"--- {part.Name}\n{part.Content}");
        }
    }

    private static int Replay(string path)
    {
        var fault = FaultFile.Read(path);
        var target = AllTargets.Named([fault.Target])[0];
        using var watchdog = new Watchdog((_, _, signature, details) =>
        {
            Console.WriteLine($"{signature}\n{details}");
            Environment.Exit(Faults);
        });
        Print(fault.Input);
        var again = new InputRunner(watchdog).Run(target, fault.Input);
        Console.WriteLine(again is { } found ? $"---\n{found.Signature}\n{found.Details}" : "---\nno fault");
        return again is null ? 0 : Faults;
    }
}
