using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Reads the premises of a watch with their priors.</summary>
internal static class WatchedPremises
{
    // Priors such as 0.7, 0.2 and 0.1 need not sum to 1 to the last bit.
    private const double Rounding = 1e-9;

    /// <summary>
    /// The premises, each once. Those that give a prior have it; the others share what is left equally; then all are scaled to sum to 1.
    /// Priors from which there is no such way are reported.
    /// </summary>
    public static IReadOnlyList<WatchedPremise> Of(BoundWatch watch, ProgramNames names, LoweringReport report)
    {
        var premises = watch.Watch.Premises.Distinct().ToList();
        var given = premises.Sum(premise => premise.Prior ?? 0);
        var open = premises.Count(premise => premise.Prior is null);
        var left = Math.Max(0, 1 - given);
        if (given > 1 + Rounding)
        {
            report.Add(DiagnosticBuilder.At(watch.Location).PriorsAboveOne(watch.Watch.Name, given));
        }
        else if (given + (open > 0 ? left : 0) <= 0)
        {
            report.Add(DiagnosticBuilder.At(watch.Location).PriorsAllZero(watch.Watch.Name));
        }
        else if (open > 0 && left <= Rounding)
        {
            report.Add(DiagnosticBuilder.At(watch.Location).NoPriorLeft(
                watch.Watch.Name, string.Join(", ", premises.Where(premise => premise.Prior is null).Select(premise => premise.Name))));
        }

        var sum = given + (open > 0 ? left : 0);
        return [.. premises.Select(premise => new WatchedPremise(names[premise], (premise.Prior ?? (left / open)) / (sum > 0 ? sum : 1)))];
    }
}
