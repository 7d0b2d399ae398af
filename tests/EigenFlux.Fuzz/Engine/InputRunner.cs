using System.Globalization;

namespace EigenFlux.Fuzz.Engine;

/// <summary>Runs single inputs, watched: what they throw, and what they allocate.</summary>
/// <param name="watchdog">Sees inputs that do not end.</param>
internal sealed class InputRunner(Watchdog watchdog)
{
    /// <summary>Runs an input.</summary>
    /// <returns>The signature and the details of the fault that it shows; null where it shows none.</returns>
    public (string Signature, string Details)? Run(FuzzTarget target, FuzzInput input)
    {
        var before = GC.GetTotalAllocatedBytes();
        watchdog.Begin(target, input, before);
        try
        {
            target.Run(input);
        }
        catch (Exception fault)
        {
            return (Signature.Of(fault), fault.ToString());
        }
        finally
        {
            watchdog.End();
        }

        var allocated = GC.GetTotalAllocatedBytes() - before;
        return allocated <= target.MostBytes
            ? null
            : (Watchdog.TooMuchMemory, string.Create(CultureInfo.InvariantCulture, $"{allocated:N0} bytes were allocated; the bound is {target.MostBytes:N0}"));
    }
}
