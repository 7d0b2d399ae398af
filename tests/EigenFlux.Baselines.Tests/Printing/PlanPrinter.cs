using System.Text;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Baselines.Tests.Printing;

/// <summary>Prints an image: the memory map as the command line shows it, and then all its data.</summary>
internal static class PlanPrinter
{
    // The format's own version is no part of a plan.
    private static readonly string[] LeftOut = ["format", "version"];

    /// <param name="image">The image.</param>
    /// <param name="relative">Shortens the paths of the scenario's files, before lines are broken by their length.</param>
    public static string Print(FluxImage image, Func<string, string> relative)
    {
        using var map = new StringWriter { NewLine = "\n" };
        new MapText(new Pen(map, colour: false, Pen.DefaultWidth)).Render(new PlanFacts(image));
        return $"{relative(map.ToString())}\n{DataPrinter.Print(StableNumbers.Of(relative(Encoding.UTF8.GetString(ImageSerializer.Write(image)))), LeftOut)}";
    }
}
