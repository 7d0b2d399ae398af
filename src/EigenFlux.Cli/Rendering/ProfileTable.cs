using EigenFlux.Cli.Terminal;
using EigenFlux.Compiler.Profiles;

namespace EigenFlux.Cli.Rendering;

/// <summary>Prints a profile: what each text is worth, with intervals, and its weight.</summary>
/// <param name="pen">The output.</param>
internal sealed class ProfileTable(Pen pen)
{
    private const int Names = 38;

    /// <summary>Prints it.</summary>
    /// <param name="program">The path of the program.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="file">The path of the file that was written; null if none was.</param>
    public void Render(string program, ModelProfile profile, string? file)
    {
        var source = profile.Recorded is { } recorded ? recorded : FormattableString.Invariant($"{Quantity.Of(profile.Runs, "run")}, seed {profile.Seed}");
        pen.Line(Printable.Line(FormattableString.Invariant(
            $"{program} · {profile.Scene} on {profile.Model} · {Quantity.Of(profile.Turns, "turn")}, {Quantity.Of((int)profile.Tokens, "token")} ({source})")));
        pen.Line().Line($"{TextWidth.Pad("taken out of the window", Names)}  {"turns",5}  {"nats for a token (95 %)",-28}  weight", Style.Gutter);
        foreach (var (name, definition) in profile.Definitions)
        {
            Row($"definition of {name}, who speaks", definition.Worth, FormattableString.Invariant($"{definition.Weight:0.00}"));
        }

        Row("definition of someone present", profile.Present.Worth, FormattableString.Invariant($"{profile.Present.Share:0.00} of it"));
        Row("full level, brief instead", profile.Brief.Worth, FormattableString.Invariant($"share^{profile.Brief.Power:0.0}"));
        foreach (var point in profile.Story.Missing.SkipLast(1))
        {
            Row(
                point.Tokens == 0 ? "all of the story" : FormattableString.Invariant($"story but its last {point.Tokens:N0} tokens"),
                point.Worth,
                FormattableString.Invariant($"{profile.Story.Scale * Math.Pow(1 + (point.Tokens / profile.Story.Tokens), -profile.Story.Power):0.00}"));
        }

        foreach (var (name, worth) in profile.Pins)
        {
            Row(name, worth, "stays");
        }

        pen.Line();
        pen.Line(file is null ? "Nothing was written." : $"wrote {Printable.Line(file)}", file is null ? Style.Dim : Style.Plain);
        pen.Flush();
    }

    private void Row(string name, MeasuredWorth worth, string weight)
    {
        pen.Write(TextWidth.Pad(TextWidth.Fit(Printable.Line(name), Names), Names)).Write(FormattableString.Invariant($"  {worth.Turns,5}  "), Style.Dim);
        var measured = worth.Turns == 0 ? "not measured" : FormattableString.Invariant($"{worth.Nats,7:0.000} ({worth.Low:0.000} to {worth.High:0.000})");
        pen.Write($"{measured,-28}").Line($"  {weight}");
    }
}
