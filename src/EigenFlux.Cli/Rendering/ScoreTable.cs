using EigenFlux.Cli.Terminal;

namespace EigenFlux.Cli.Rendering;

/// <summary>Prints how likely a text is: a row for each token, coloured by how surprising it is.</summary>
/// <param name="pen">Where to.</param>
internal sealed class ScoreTable(Pen pen)
{
    private const int TextColumns = 24;
    private const int BarColumns = 24;
    private const double NatsPerColumn = 0.5;

    public void Render(ScoreResult score, ScoreOptions options)
    {
        if (options.DeleteFrom is { } from)
        {
            var how = score.Deletion?.ToString().ToLowerInvariant() ?? "exact";
            pen.Line(FormattableString.Invariant($"deleted: positions {from:N0} to {options.DeleteTo - 1:N0}, {how}"), Style.Dim);
        }

        var row = 0;
        pen.Line($"{"#",6}  {TextWidth.Pad("token", TextColumns)}  {"id",7}  {"logprob",8}", Style.Gutter);
        foreach (var token in score.Tokens)
        {
            Row(++row, token);
        }

        pen.Line().Line("next", Style.Gutter);
        foreach (var token in score.Next)
        {
            Row(null, token);
        }

        pen.Line().Line(FormattableString.Invariant(
            $"sum {score.Sum:0.0000} nats · {Quantity.Of(score.Tokens.Count, "token")} · perplexity {score.Perplexity:0.0000}"));
        pen.Flush();
    }

    private void Row(int? number, ScoredToken token)
    {
        var style = Surprise(token.LogProbability);
        pen.Write(FormattableString.Invariant($"{number,6}  "), Style.Gutter);
        pen.Write(TextWidth.Pad(Printable.Line(token.Text).Replace(' ', '·').Replace('\u240A', '⏎'), TextColumns), style);
        pen.Write(FormattableString.Invariant($"  {token.Id.Value,7}"), Style.Dim);
        pen.Write(FormattableString.Invariant($"  {token.LogProbability,8:0.0000}"));
        var bar = double.IsFinite(token.LogProbability)
            ? (int)Math.Min(BarColumns, Math.Round(-token.LogProbability / NatsPerColumn))
            : BarColumns;
        pen.Line(pen.Colour && bar > 0 ? "  " + new string('▬', bar) : "", style);
    }

    /// <summary>From the expected to the surprising: green, yellow, orange, red, by the probability.</summary>
    private static Style Surprise(double logProbability) => logProbability switch
    {
        > -0.7 => Style.Foreground(114),
        > -2.3 => Style.Foreground(186),
        > -4.6 => Style.Foreground(215),
        > -6.9 => Style.Foreground(209),
        _ => Style.Foreground(203),
    };
}
