using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Amplitudes;

/// <summary>A watch that is on: what it has heard, and the amplitudes by it, which are in its slot at any time.</summary>
internal sealed class Watch
{
    private readonly Instruction.Watch program;
    private readonly Evidence evidence;
    private readonly RunScope scope;
    private readonly Action<FluxEvent> emit;
    private readonly double[] priors;
    private readonly string[] names;
    private bool heard;

    /// <param name="program">The statement.</param>
    /// <param name="who">Who is watched.</param>
    /// <param name="scope">Has its slot.</param>
    /// <param name="emit">Receives the events.</param>
    public Watch(Instruction.Watch program, FluxValue.Character who, RunScope scope, Action<FluxEvent> emit)
        : this(program, who, new Evidence(program.Premises.Count), scope, emit)
    {
    }

    private Watch(Instruction.Watch program, FluxValue.Character who, Evidence evidence, RunScope scope, Action<FluxEvent> emit)
    {
        (this.program, Who, this.evidence, this.scope, this.emit) = (program, who, evidence, scope, emit);
        priors = [.. program.Premises.Select(premise => premise.Prior)];
        names = [.. program.Premises.Select(premise => premise.Premise)];
        Now = Posterior.Of(priors, evidence.Now());
    }

    /// <summary>Its slot.</summary>
    public string Slot => program.Slot;

    /// <summary>Who is watched.</summary>
    public FluxValue.Character Who { get; }

    /// <summary>The premises' names.</summary>
    public IReadOnlyList<string> Premises => names;

    /// <summary>Whether it wants to know what no premise explains.</summary>
    public bool Rest => program.Rest;

    /// <summary>The amplitudes by the evidence in the window.</summary>
    public double[] Now { get; private set; }

    /// <summary>What has been found before anything is said.</summary>
    public static FluxValue.Amplitudes Before(Instruction.Watch program)
    {
        double[] priors = [.. program.Premises.Select(premise => premise.Prior)];
        return new FluxValue.Amplitudes([.. program.Premises.Select(premise => premise.Premise)], priors, priors, program.Rest ? 0 : null);
    }

    /// <summary>The same watch, in a branch.</summary>
    public Watch Fork(RunScope slots, Action<FluxEvent> events) => new(program, Who, evidence.Fork(), slots, events) { heard = heard };

    /// <summary>A token was said. <see cref="Publish"/> is called after the last of several.</summary>
    public void Hear(int at, double[] scores, double rest, bool isNew)
    {
        evidence.Add(at, scores, rest, isNew);
        Now = Posterior.Of(priors, evidence.Now());
        heard = true;
    }

    /// <summary>Tokens were taken out of the window.</summary>
    public void Delete(int at, int count, bool takenBack)
    {
        if (evidence.Delete(at, count, takenBack))
        {
            heard |= takenBack;
            Publish();
        }
    }

    /// <summary>Tokens were put into the window.</summary>
    public void Insert(int at, int count) => evidence.Insert(at, count);

    /// <summary>The positions of its evidence from one on.</summary>
    public IEnumerable<int> From(int at) => evidence.From(at);

    /// <summary>A token has another log-probability under a premise now. <see cref="Publish"/> is called after the last of several.</summary>
    public void Rescore(int at, string premise, double score) => evidence.Rescore(at, Array.IndexOf(names, premise), score);

    /// <summary>Puts what was found into the slot.</summary>
    public void Publish()
    {
        Now = Posterior.Of(priors, evidence.Now());
        scope[Slot] = new FluxValue.Amplitudes(names, Now, Posterior.Of(priors, evidence.Ever), Rest ? evidence.Rest() : null);
    }

    /// <summary>Reports the amplitudes, if text was added or removed since the last report.</summary>
    public void Report()
    {
        if (heard)
        {
            heard = false;
            emit(new FluxEvent.Amplitude(Slot, Who, (FluxValue.Amplitudes)scope.Find(Slot)));
        }
    }
}
