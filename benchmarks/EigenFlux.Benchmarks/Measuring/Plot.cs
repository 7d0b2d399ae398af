using System.Globalization;
using System.Text;

namespace EigenFlux.Benchmarks.Measuring;

/// <summary>Curves over one pair of axes, as an SVG picture. The axes begin at 0.</summary>
/// <param name="across">What is measured from left to right.</param>
/// <param name="upwards">What is measured upwards.</param>
internal sealed class Plot(string across, string upwards)
{
    private const int Width = 640;
    private const int Height = 400;
    private const int Left = 56;
    private const int Right = 16;
    private const int Top = 16;
    private const int Bottom = 48;

    private readonly List<(string Name, string Colour, IReadOnlyList<PlotPoint> Points)> curves = [];

    /// <summary>Adds a curve; its points are joined in the order from left to right.</summary>
    public void Add(string name, string colour, IEnumerable<PlotPoint> points) =>
        curves.Add((name, colour, [.. points.OrderBy(point => point.X)]));

    /// <summary>The picture.</summary>
    public string ToSvg()
    {
        var points = curves.SelectMany(curve => curve.Points).ToList();
        var (stepX, stepY) = (Step(points.Max(point => point.X)), Step(points.Max(point => point.Y)));
        var (endX, endY) = (End(points.Max(point => point.X), stepX), End(points.Max(point => point.Y), stepY));
        double X(double value) => Left + (value / endX * (Width - Left - Right));
        double Y(double value) => Height - Bottom - (value / endY * (Height - Top - Bottom));

        var svg = new StringBuilder();
        void Line(string text) => svg.Append(text).Append('\n');
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12">""");
        Line($"""<rect width="{Width}" height="{Height}" fill="white"/>""");
        for (var x = 0.0; x <= endX; x += stepX)
        {
            Line($"""<path d="M{At(X(x))} {Top}V{Height - Bottom}" stroke="#e0e0e0"/>""");
            Line($"""<text x="{At(X(x))}" y="{Height - Bottom + 16}" text-anchor="middle">{Number(x)}</text>""");
        }

        for (var y = 0.0; y <= endY; y += stepY)
        {
            Line($"""<path d="M{Left} {At(Y(y))}H{Width - Right}" stroke="#e0e0e0"/>""");
            Line($"""<text x="{Left - 6}" y="{At(Y(y) + 4)}" text-anchor="end">{Number(y)}</text>""");
        }

        Line($"""<text x="{(Left + Width - Right) / 2}" y="{Height - 10}" text-anchor="middle">{across}</text>""");
        Line($"""<text transform="translate(14 {(Top + Height - Bottom) / 2}) rotate(-90)" text-anchor="middle">{upwards}</text>""");
        foreach (var (name, colour, curve) in curves)
        {
            var path = string.Join('L', curve.Select(point => $"{At(X(point.X))} {At(Y(point.Y))}"));
            Line($"""<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>""");
            foreach (var point in curve)
            {
                // The curves fall from left to right: there is room on their left, below.
                Line($"""<circle cx="{At(X(point.X))}" cy="{At(Y(point.Y))}" r="3.5" fill="{colour}"/>""");
                Line($"""<text x="{At(X(point.X) - 6)}" y="{At(Y(point.Y) + 12)}" text-anchor="end" fill="{colour}">{point.Label}</text>""");
            }

            Line($"""<text x="{At(X(curve[0].X))}" y="{At(Y(curve[0].Y) - 12)}" font-weight="bold" fill="{colour}">{name}</text>""");
        }

        Line("</svg>");
        return svg.ToString();
    }

    /// <summary>A round distance between the lines of an axis that ends at about this value.</summary>
    private static double Step(double largest)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(largest)));
        return (largest / power) switch { < 2 => power / 5, < 5 => power / 2, _ => power };
    }

    private static double End(double largest, double step) => Math.Ceiling(largest / step) * step;

    private static string At(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
