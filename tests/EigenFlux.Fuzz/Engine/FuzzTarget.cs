using EigenFlux.Models.Decoding;

namespace EigenFlux.Fuzz.Engine;

/// <summary>A surface of the product: makes inputs for it, runs them, and says what is a fault.</summary>
internal abstract class FuzzTarget
{
    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>One line for a person: what is fed, and what must hold.</summary>
    public abstract string Usage { get; }

    /// <summary>How many of 10,000 inputs of all targets are this target's.</summary>
    public abstract int Share { get; }

    /// <summary>The most bytes that one input may allocate, whether they are held or not.</summary>
    public virtual long MostBytes => 64L << 20;

    /// <summary>The most processor time that one input may take. Time on the wall depends on what else the machine does.</summary>
    public virtual TimeSpan MostTime => TimeSpan.FromSeconds(10);

    /// <summary>Makes an input: the same for the same random numbers.</summary>
    public abstract FuzzInput Make(SeededRandom random);

    /// <summary>Runs an input.</summary>
    /// <exception cref="Exception">Any exception is a fault; <see cref="BrokenRuleException"/> names a property that does not hold.</exception>
    public abstract void Run(FuzzInput input);
}
