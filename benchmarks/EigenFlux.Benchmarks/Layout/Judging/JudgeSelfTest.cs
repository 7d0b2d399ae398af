using System.Text.RegularExpressions;
using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>
/// What the judge itself feels: the nats that a turn loses if the speaker's definition is taken out of a generous window, the last
/// message, a message that said something that the turn takes up, or all messages but the last few. A text to which these make no
/// difference does not judge.
/// </summary>
internal static partial class JudgeSelfTest
{
    private const int StoryTokens = 640;
    private const int RareUses = 3;

    private static readonly string[] Taken = ["the speaker's definition", "the other live definitions", "the last message", "a message with a fact that the turn refers to", "all messages but the last three"];
    private static readonly string[] Moved = ["the speaker's definition before the turn", "all live definitions before the turn", "the speaker's before the turn, no other"];

    /// <summary>Measures texts, and prints a table.</summary>
    public static void Run(SurpriseJudge judge, IReadOnlyList<PlayedStory> stories, int turns)
    {
        var table = new Table(
            $"Nats for a token that a turn has more if something is taken out of the window (means over {turns} turns of each text, intervals at 95 %)",
            ["", "nats for a token, complete", .. Taken, .. Moved]);
        var all = new List<(double Over, double Under)>[Taken.Length + Moved.Length + 1];
        foreach (var story in stories)
        {
            var lost = Measure(judge, story, turns);
            for (var i = 0; i < lost.Length; i++)
            {
                (all[i] ??= []).AddRange(lost[i]);
            }

            table.Add([$"`{story.Name}`", .. lost.Select(Show)]);
        }

        table.Add(["all", .. all.Select(Show)]);
        table.Print();
    }

    private static string Show(List<(double Over, double Under)> values)
    {
        var (value, low, high) = Bootstrap.Ratio(values);
        return $"{LayoutTables.Number(value)} ({LayoutTables.Number(low)} to {LayoutTables.Number(high)})";
    }

    private static List<(double Over, double Under)>[] Measure(SurpriseJudge judge, PlayedStory story, int most)
    {
        var lost = Enumerable.Range(0, Taken.Length + Moved.Length + 1).Select(_ => new List<(double, double)>()).ToArray();
        var late = Enumerable.Range(0, story.Turns.Count).Where(i => i >= story.Turns.Count / 4).ToList();
        foreach (var turn in Enumerable.Range(0, Math.Min(most, late.Count)).Select(i => story.Turns[late[(int)((i + 0.5) * late.Count / most)]]))
        {
            var said = JudgedCase.Said(turn);
            var (head, speaker, messages) = GenerousWindow.Of(story, turn, StoryTokens);
            var fact = Fact(story, turn, messages);
            double Nats(IEnumerable<StoryItem> items) => judge.Nats([.. items.SelectMany(item => item.Tokens), .. turn.Item.Tokens.Take(turn.Open)], said);
            var complete = Nats([.. head, .. messages]);
            lost[0].Add((complete, said.Length));
            Lose(1, [.. head.Where(item => item != speaker), .. messages]);
            Lose(2, [.. head.Where(item => item.Kind != SegmentKind.Definition || item == speaker), .. messages]);
            Lose(3, [.. head, .. messages.SkipLast(1)]);
            if (fact is not null)
            {
                Lose(4, [.. head, .. messages.Where(item => item != fact)]);
            }

            Lose(5, [.. head, .. messages.TakeLast(3)]);
            Lose(6, [.. head.Where(item => item != speaker), .. messages, speaker]);
            Lose(7, [.. head.Where(item => item.Kind != SegmentKind.Definition), .. messages, .. head.Where(item => item.Kind == SegmentKind.Definition && item != speaker), speaker]);
            Lose(8, [.. head.Where(item => item.Kind != SegmentKind.Definition), .. messages, speaker]);

            void Lose(int which, IEnumerable<StoryItem> items) => lost[which].Add((Nats(items) - complete, said.Length));
        }

        return lost;
    }

    /// <summary>
    /// The message, not among the last three, that has most of the turn's rare words: words that few messages have, and no definition
    /// and none of the last three.
    /// </summary>
    private static StoryItem? Fact(PlayedStory story, StoryTurn turn, List<StoryItem> messages)
    {
        var near = Words(messages.TakeLast(3).Concat(story.Definitions));
        var uses = story.Stream.Where(item => item.IsStory).SelectMany(item => Words([item])).GroupBy(word => word).ToDictionary(word => word.Key, word => word.Count());
        var rare = Words([turn.Item]).Where(word => !near.Contains(word) && uses[word] <= RareUses).ToHashSet();
        return messages.SkipLast(3)
            .Select(item => (Item: item, Count: Words([item]).Count(rare.Contains)))
            .Where(pair => pair.Count > 0)
            .OrderByDescending(pair => pair.Count)
            .Select(pair => pair.Item)
            .FirstOrDefault();
    }

    private static HashSet<string> Words(IEnumerable<StoryItem> items) =>
        [.. items.SelectMany(item => Word().Matches(item.Text).Select(match => match.Value.ToUpperInvariant()))];

    [GeneratedRegex(@"\p{L}{4,}|\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
