using System.Globalization;

namespace EigenFlux.Fuzz.Engine;

/// <summary>What was done for a target.</summary>
/// <param name="Inputs">Inputs that were run.</param>
/// <param name="Faulty">Those that show a fault.</param>
/// <param name="Time">The processor time that making and running them took, without that of making faults smaller.</param>
internal readonly record struct TargetTally(long Inputs, long Faulty, TimeSpan Time)
{
    public static TargetTally operator +(TargetTally a, TargetTally b) => new(a.Inputs + b.Inputs, a.Faulty + b.Faulty, a.Time + b.Time);

    /// <summary>The inputs in a second of processor time.</summary>
    public double PerSecond => Time > TimeSpan.Zero ? Inputs / Time.TotalSeconds : 0;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Inputs,12:N0} {PerSecond,12:N0} {Faulty,10:N0}");
}
