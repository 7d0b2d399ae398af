using System.Globalization;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Cli.Rendering;

/// <summary>The findings of watches, printed at most once per turn, and only if a shown number has changed.</summary>
internal sealed class AmplitudeAsides
{
    private readonly Dictionary<string, string> found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> printed = new(StringComparer.Ordinal);

    /// <summary>Records a finding.</summary>
    public void Hear(FluxEvent happened)
    {
        if (happened is FluxEvent.Amplitude amplitude)
        {
            found[amplitude.Watch] = string.Join(" · ", amplitude.Found.Premises.Zip(amplitude.Found.Now)
                .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First} {pair.Second:0.00}")));
        }
    }

    /// <summary>Returns the findings to print, and clears them.</summary>
    public IEnumerable<string> Take()
    {
        var remarks = found.Where(pair => printed.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => $"{pair.Key}: {pair.Value}").ToList();
        foreach (var (watch, text) in found)
        {
            printed[watch] = text;
        }

        found.Clear();
        return remarks;
    }
}
