using EigenFlux.Cli.Terminal;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Planning.Plans;

namespace EigenFlux.Cli.Rendering;

/// <summary>A table of the scenes that a scene calls and that its coalitions play, with their costs.</summary>
/// <param name="pen">Where to.</param>
internal sealed class CallTable(Pen pen)
{
    private const int WidestName = 28;

    public void Render(FluxImage image)
    {
        var name = Math.Min(WidestName, image.Costs.Max(cost => TextWidth.Of(cost.Scene)));
        name = Math.Max(name, "scene".Length);
        pen.Line($"  {TextWidth.Pad("scene", name)}  window  generated      read  ", Style.Gutter);
        foreach (var cost in image.Costs)
        {
            pen.Write("  ").Write(TextWidth.Pad(Printable.Line(cost.Scene), name), Style.Name);
            pen.Write(FormattableString.Invariant($"  {cost.Window,6:N0}  {cost.Generated,9:N0}  {cost.Read,8:N0}  "));
            pen.Line(string.Join(", ", Remarks(image, cost)), Style.Dim);
        }
    }

    private static IEnumerable<string> Remarks(FluxImage image, SceneCost cost)
    {
        if (cost.PlayedBy.Count > 0)
        {
            yield return $"played by {string.Join(" and ", cost.PlayedBy.Select(id => Printable.Line(image.Characters[id].Display)))}";
        }

        if (!cost.IsBounded)
        {
            yield return "and what is known only at run time";
        }
    }
}
