using System.Globalization;
using System.Text;

namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>
/// What windows cost and how surprised the judge is, as an SVG picture: a panel for the means and one for each case. The line is the front: no
/// method left of it or below it.
/// </summary>
internal static class FrontPlot
{
    private const int Columns = 3;
    private const int Width = 300;
    private const int Height = 220;
    private const int Left = 44;
    private const int Bottom = 40;
    private const int Top = 26;
    private const int Right = 12;

    private static readonly string[] Colours = ["#7f7f7f", "#1f77b4", "#2ca02c", "#9467bd", "#8c564b", "#17becf", "#bcbd22", "#e377c2", "#ff7f0e"];

    /// <summary>Draws the methods that all cases have.</summary>
    public static string ToSvg(IReadOnlyList<JudgedCase> cases)
    {
        List<string> methods = [.. cases[0].Plays.Keys.Where(name => cases.All(one => one.Plays.ContainsKey(name)))];
        var panels = cases.Select(one => (Name: one.Name.Replace("`", "", StringComparison.Ordinal), Points: methods.ConvertAll(method => (one.Costs[method].ExactPerToken, one.NatsPerToken(method)))))
            .Prepend((Name: "mean", Points: methods.ConvertAll(method => (cases.Average(one => one.Costs[method].ExactPerToken), cases.Average(one => one.NatsPerToken(method))))))
            .ToList();
        var rows = (panels.Count + Columns - 1) / Columns;
        var legend = (methods.Count * 18) + 12;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Columns * Width} {(rows * Height) + legend}\" font-family=\"sans-serif\" font-size=\"11\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Columns * Width}\" height=\"{(rows * Height) + legend}\" fill=\"white\"/>\n");
        for (var i = 0; i < panels.Count; i++)
        {
            Panel(svg, i % Columns * Width, i / Columns * Height, panels[i].Name, panels[i].Points, methods);
        }

        for (var i = 0; i < methods.Count; i++)
        {
            var y = (rows * Height) + 12 + (i * 18);
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Left}\" cy=\"{y - 4}\" r=\"4\" fill=\"{Colour(methods, i)}\"/><text x=\"{Left + 12}\" y=\"{y}\">{methods[i].Replace("`", "", StringComparison.Ordinal)}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Colour(List<string> methods, int i) => methods[i].StartsWith("EigenFlux", StringComparison.Ordinal) ? "#d62728" : Colours[i % Colours.Length];

    private static void Panel(StringBuilder svg, int left, int top, string name, List<(double Cost, double Nats)> points, List<string> methods)
    {
        var most = points.Max(point => point.Cost) * 1.08;
        var (low, high) = (points.Min(point => point.Nats), points.Max(point => point.Nats));
        var (from, to) = (low - (0.08 * (high - low)) - 0.01, high + (0.08 * (high - low)) + 0.01);
        double X(double cost) => left + Left + (cost / most * (Width - Left - Right));
        double Y(double nats) => top + Height - Bottom - ((nats - from) / (to - from) * (Height - Top - Bottom));
        void Line(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Line($"<text x=\"{left + Left}\" y=\"{top + 16}\" font-weight=\"bold\">{name}</text>");
        Line($"<path d=\"M{left + Left} {top + Top}V{top + Height - Bottom}H{left + Width - Right}\" fill=\"none\" stroke=\"#888\"/>");
        for (var i = 0; i <= 3; i++)
        {
            var (cost, nats) = (most * i / 3, from + ((to - from) * i / 3));
            Line($"<text x=\"{X(cost):0.#}\" y=\"{top + Height - Bottom + 14}\" text-anchor=\"middle\">{cost:0.#}</text>");
            Line($"<text x=\"{left + Left - 4}\" y=\"{Y(nats) + 4:0.#}\" text-anchor=\"end\">{nats:0.00}</text>");
        }

        Line($"<text x=\"{left + ((Left + Width - Right) / 2)}\" y=\"{top + Height - 10}\" text-anchor=\"middle\">tokens evaluated for a generated one</text>");
        Line($"<text transform=\"translate({left + 10} {top + ((Top + Height - Bottom) / 2)}) rotate(-90)\" text-anchor=\"middle\">nats for a token</text>");

        var front = new StringBuilder();
        var best = double.PositiveInfinity;
        foreach (var (cost, nats) in points.Order())
        {
            if (nats < best)
            {
                front.Append(front.Length == 0
                    ? string.Create(CultureInfo.InvariantCulture, $"M{X(cost):0.#} {top + Top}V{Y(nats):0.#}")
                    : string.Create(CultureInfo.InvariantCulture, $"H{X(cost):0.#}V{Y(nats):0.#}"));
                best = nats;
            }
        }

        Line($"<path d=\"{front}H{left + Width - Right}\" fill=\"none\" stroke=\"#ccc\" stroke-width=\"2\"/>");
        for (var i = 0; i < points.Count; i++)
        {
            Line($"<circle cx=\"{X(points[i].Cost):0.#}\" cy=\"{Y(points[i].Nats):0.#}\" r=\"4\" fill=\"{Colour(methods, i)}\"/>");
        }
    }
}
