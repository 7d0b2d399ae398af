using System.Text;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Compiler.Image;

namespace EigenFlux.Baselines.Tests.Printing;

/// <summary>Prints an image: the memory map as the command line shows it, and then all its data.</summary>
internal static class PlanPrinter
{
    // The format's own version is no part of a plan.
    private static readonly string[] LeftOut = ["format", "version"];

    public static string Print(FluxImage image)
    {
        using var map = new StringWriter { NewLine = "\n" };
        new MapText(new Pen(map, colour: false, Pen.DefaultWidth)).Render(new PlanFacts(image));
        return $"{map}\n{DataPrinter.Print(StableNumbers.Of(Encoding.UTF8.GetString(ImageSerializer.Write(image))), LeftOut)}";
    }
}
