using System.Diagnostics;
using System.Globalization;
using EigenFlux.Benchmarks.Layout.Methods;
using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>
/// A model judges windows: the nats for a token of turns that were written by hand, given what each method has in the window, beside
/// what the windows cost. No number here is computed from the compiler's own notion of what is needed.
/// </summary>
internal static class JudgeBenchmark
{
    private const int DefaultTurns = 24;

    /// <summary>Judges.</summary>
    /// <param name="what">
    /// A part, the name of a text, <c>self</c> to measure the judge itself, <c>curve</c> to measure what the plan's constants are fitted to; null
    /// for the test part.
    /// </param>
    /// <param name="turns">The turns of each case that are judged; null for 24.</param>
    /// <param name="methods">Parts of the names of the methods that are judged, with a bar between; null for all.</param>
    /// <param name="variants">
    /// <c>sweep</c> to judge EigenFlux alone, at several prices of a computed token; <c>profile</c> to judge it by the default weights and by
    /// those that are measured on turns which are not judged; null for neither.
    /// </param>
    public static async Task RunAsync(string? what, string? turns, string? methods, string? variants = null)
    {
        if (!Places.HasModel("judge"))
        {
            return;
        }

        var most = turns is null ? DefaultTurns : int.Parse(turns, CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        using var judge = new SurpriseJudge(Places.Model!, WrittenTexts.Windows.Max() * 2);
        using var reader = new StoryReader(WrittenTexts.Folder, Places.Model!, judge.Tokenizer);
        var names = what is "self" ? WrittenTexts.All.Where(text => methods is null || methods.Contains(text.Name)).Select(text => text.Name)
            : what is "curve" ? WrittenTexts.All.Where(text => text.Part == TextPart.Tuning).Select(text => text.Name)
            : Enum.TryParse<TextPart>(what ?? nameof(TextPart.Test), ignoreCase: true, out var part)
                ? WrittenTexts.All.Where(text => text.Part == part).Select(text => text.Name)
                : [what!];
        if (names.FirstOrDefault(name => WrittenTexts.All.All(text => text.Name != name)) is { } unknown)
        {
            Console.Error.WriteLine($"judge: there is no part and no text '{unknown}': write self, curve, tuning, validation, test, or {string.Join(", ", WrittenTexts.All.Select(text => text.Name))}.");
            return;
        }

        var stories = new List<PlayedStory>();
        foreach (var name in names)
        {
            stories.Add(await reader.PlayAsync(name));
        }

        if (what == "self")
        {
            JudgeSelfTest.Run(judge, stories, most);
        }
        else if (what == "curve")
        {
            JudgeCurve.Run(judge, stories, most);
        }
        else
        {
            var cases = new List<JudgedCase>();
            foreach (var story in stories)
            {
                var own = await OwnVariants.Of(variants, reader, story, most);
                foreach (var window in WrittenTexts.Windows)
                {
                    cases.Add(await PlayAsync(judge, story, window, most, variants is null ? methods?.Split('|') : [], own));
                }
            }

            JudgeTables.Print(cases);
            if (variants is null && (what is null || Enum.TryParse<TextPart>(what, ignoreCase: true, out _)))
            {
                var picture = Path.Combine(Places.Root, "docs", "images", $"windows-{what?.ToLowerInvariant() ?? "test"}.svg");
                await File.WriteAllTextAsync(picture, FrontPlot.ToSvg(cases));
                Console.Error.WriteLine($"wrote {picture}");
            }
        }

        Console.Error.WriteLine($"{judge.Evaluated:N0} tokens evaluated in {clock.Elapsed.TotalSeconds:0} s");
    }

    private static async Task<JudgedCase> PlayAsync(
        SurpriseJudge judge, PlayedStory story, int window, int most, string[]? chosen, IReadOnlyList<EigenFluxRun> own)
    {
        var judged = new JudgedCase(story, window, JudgedCase.Choose(story, window, most));
        foreach (var method in LayoutBenchmark.Others().Where(method => chosen is null || Array.Exists(chosen, part => method.Name.Contains(part, StringComparison.Ordinal))))
        {
            judged.Plays[method.Name] = method.Play(story, window);
        }

        foreach (var run in own)
        {
            var (play, refused) = await run.PlayAsync(story, window);
            if (play is null)
            {
                Console.Error.WriteLine($"{judged.Name}: {run.Name}: refused: {refused}");
            }
            else
            {
                judged.Plays[run.Name] = play;
            }
        }

        int[][] turns = [.. story.Turns.Select(JudgedCase.Said)];
        foreach (var (name, played) in judged.Plays)
        {
            judged.Costs[name] = PromptCosts.Of(played.Windows, turns, played.SummaryRead, played.SummaryWritten);
            judged.Nats[name] = [.. judged.Turns.Select(turn => judge.Nats(played.Windows[turn], turns[turn]))];
            Console.Error.WriteLine($"{judged.Name}: {name}: {judged.NatsPerToken(name):0.000}");
        }

        return judged;
    }
}
