using System.Globalization;
using EigenFlux.Benchmarks.Layout.Methods;
using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>The variants of EigenFlux that are judged.</summary>
internal static class OwnVariants
{
    // Turns that are measured for a profile.
    private const int Measured = 48;

    // The prices of a computed token, of which the default is 0.0001.
    private static readonly double[] Prices = [1e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2];

    /// <summary>The variants for a text.</summary>
    /// <param name="variants"><c>sweep</c>, <c>profile</c>, or null for EigenFlux as it is.</param>
    /// <param name="reader">Compiles and runs the text.</param>
    /// <param name="story">The text.</param>
    /// <param name="most">The turns of a case that are judged. A profile measures others.</param>
    public static async Task<IReadOnlyList<EigenFluxRun>> Of(string? variants, StoryReader reader, PlayedStory story, int most)
    {
        if (variants == "sweep")
        {
            return [.. Prices.Select(price => new EigenFluxRun(
                reader, CacheMode.Exact, AtPrice(story, price), string.Create(CultureInfo.InvariantCulture, $"a computed token at {price:0.#####}")))];
        }

        var plain = new EigenFluxRun(reader, CacheMode.Exact);
        if (variants != "profile")
        {
            return [plain];
        }

        var judged = WrittenTexts.Windows.SelectMany(window => JudgedCase.Choose(story, window, most)).ToHashSet();
        var profile = await reader.ProfileAsync(story.Name, WrittenTexts.Windows[^1], Measured, turn => !judged.Contains(turn));
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{story.Name}: mean {profile.Mean:0.00}, present {profile.Present.Share:0.00}, level power {profile.Brief.Power:0.0}, story {profile.Story.Scale:0.00} (1 + tokens / {profile.Story.Tokens:0})^-{profile.Story.Power:0}; {string.Join(", ", profile.Definitions.Select(pair => $"{pair.Key} {pair.Value.Weight:0.00}"))}"));
        var characters = story.Definitions.ToDictionary(item => item.Owner, item => profile.Definitions.TryGetValue(item.Owner, out var known) ? known.Weight : profile.Mean);
        return
        [
            plain,
            new EigenFluxRun(reader, CacheMode.Exact, new LayoutWeights
            {
                Definitions = characters,
                Present = profile.Present.Share,
                LevelPower = profile.Brief.Power,
                Story = new StoryWorth(profile.Story.Scale, profile.Story.Tokens, profile.Story.Power),
            }, "profiled"),
        ];
    }

    /// <summary>The weights at which a computed token has a price: only the ratio of the two matters to a plan.</summary>
    private static LayoutWeights AtPrice(PlayedStory story, double price)
    {
        var factor = 1e-4 / price;
        return LayoutWeights.Default with
        {
            Definitions = story.Definitions.ToDictionary(item => item.Owner, _ => factor),
            Story = StoryWorth.Default with { Scale = StoryWorth.Default.Scale * factor },
        };
    }
}
