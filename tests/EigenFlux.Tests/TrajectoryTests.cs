using System.Text;
using System.Text.RegularExpressions;
using EigenFlux.Compiler;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Scenes.Image;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

/// <summary>The page-states that are rebuilt from a run's events, and from its trace, beside what its sessions held in truth.</summary>
public sealed class TrajectoryTests : IDisposable
{
    private static readonly string[] Policies =
    [
        "token", "token down to 70 %", "block 16", "turn", "turn down to 60 %", "summary", "summary down to 70 %",
    ];

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    public static TheoryData<string, string> Runs
    {
        get
        {
            // Definitions and lore that come and go, models that change, scenes that call: each under every policy.
            string[] examples = ["long-watch.eflux", "last-ferry.eflux", "tide-road.eflux", "channel.eflux", "two-tempers.eflux", "chapters.eflux", "letter.eflux"];
            var runs = new TheoryData<string, string>();
            foreach (var example in examples)
            {
                foreach (var policy in Policies)
                {
                    runs.Add(example, policy);
                }
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Every_page_state_of_an_example_is_rebuilt_from_its_events_and_from_its_trace(string example, string policy)
    {
        var source = File.ReadAllText(Path.Combine(RealModel.Root, "examples", example));
        var image = workshop.Image(Under(policy, source));

        var trajectory = await ShouldBeRebuiltAsync(image);

        if (example is "long-watch.eflux" or "letter.eflux" or "last-ferry.eflux" or "tide-road.eflux")
        {
            trajectory.Events.OfType<FluxEvent.Deleted>().Count().ShouldBeGreaterThan(3);
        }
    }

    [Theory]
    [InlineData("token")]
    [InlineData("token down to 55 %")]
    [InlineData("block 7")]
    [InlineData("turn down to 60 %")]
    public async Task Characters_of_several_tokens_are_rebuilt_wherever_they_are_cut(string policy)
    {
        // Bytes as tokens: a deletion by tokens goes through the middle of letters.
        workshop.Record([.. Enumerable.Range(0, 24).Select(i => $" Ñandú {i}, 猫が{i}匹いる, naïve 🐈‍⬛ — «déjà vu»")]);
        var image = workshop.Image($$"""
            {{Workshop.Cast}}
            scene Talk() on Tape {
              window 500 tokens, reserve 90
              delete by {{policy}}
              cast Ada, Ben
              setting "Über den Dächern — 東京."
              note "Es schneit, {reply}." depth 2
              repeat 6 {
                Ada -> reply until line, 80 tokens
                Ben: "Ça va? 🙂"
                Ada -> reply until "匹", 80 tokens
                note "Il neige, {reply}." depth 1
              }
              recall reply[1]
              Ada -> reply until line, 80 tokens
            }
            """);

        var trajectory = await ShouldBeRebuiltAsync(image);

        var texts = trajectory.Moments().Where(moment => moment.Scenes.Count > 0).Select(moment => moment.Page.Text).ToList();
        texts.ShouldContain(text => text.Contains("猫が", StringComparison.Ordinal));
        if (!policy.StartsWith("turn", StringComparison.Ordinal))
        {
            texts.ShouldContain(text => text.Contains('\uFFFD'));
        }
    }

    [Fact]
    public async Task Each_model_of_a_scene_and_each_scene_that_is_called_has_its_own()
    {
        workshop.Write("words.txt", string.Concat(Enumerable.Repeat("The lamp turns and the wind goes round the tower. ", 40)));
        workshop.Record([.. Enumerable.Range(0, 40).Select(i => $" This is turn {i:00}, and no more.")]);
        var image = workshop.Image($$"""
            {{Workshop.Cast}}
            model Words = "ngram:words.txt"
            scene Inner(about: text) on Words {
              window 300 tokens, reserve 40
              delete by block 16
              cast Ben
              setting "Another room, {about}."
              repeat 6 { Ben -> thought until line, 24 tokens }
              return thought: thought
            }
            scene Talk() on Tape {
              window 300 tokens, reserve 60
              delete by token
              cast Ada, Ben on Words
              setting "A room."
              repeat 5 {
                Ada -> claim until line, 50 tokens
                Ben -> doubt until line, 20 tokens
                call Inner(about: claim) -> inner
                forget claim
              }
              return all: claim.all
            }
            """);

        var trajectory = await ShouldBeRebuiltAsync(image);

        trajectory.Moments().Max(moment => moment.Scenes.Count).ShouldBe(2);
        trajectory.Moments().Max(moment => moment.Scenes.Count > 0 ? moment.Scene.Pages.Count : 0).ShouldBe(2);
    }

    [SkippableTheory]
    [InlineData("token", "shift")]
    [InlineData("turn down to 60 %", "exact")]
    public async Task On_the_real_model_too(string policy, string cache)
    {
        var model = RealModel.Path();
        var source = File.ReadAllText(Path.Combine(RealModel.Root, "examples", "long-watch.eflux"));
        var image = workshop.Image(Under($"{policy}\n  cache {cache}", source), new CompileOptions
        {
            Model = model,
            Arguments = new Dictionary<string, string> { ["hours"] = "5" },
        });

        var trajectory = await ShouldBeRebuiltAsync(image);

        trajectory.Events.OfType<FluxEvent.Deleted>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_label_that_is_taken_off_a_turn_is_not_on_the_rebuilt_page()
    {
        workshop.Record(" Dr. Ada: One.", " Dr. Ada:Dr. Ada: Two.", " Dr. Ad");
        var trajectory = await ShouldBeRebuiltAsync(workshop.Image(
            Workshop.Cast + "scene S() on Tape { cast Ada repeat 3 { Ada -> reply until line, 40 tokens } }"));

        trajectory.Now.Page.Text.ShouldEndWith("\nDr. Ada: One.\nDr. Ada: Two.\nDr. Ada: Dr. Ad\n");
    }

    [Fact]
    public async Task A_run_can_be_followed_while_it_goes_on()
    {
        workshop.Record(" One.", " Two.", " Three.");
        var image = workshop.Image(Workshop.Cast + "scene S() on Tape { cast Ada repeat 3 { Ada -> reply until line } }");
        var trajectory = new Trajectory();
        var lengths = new List<int>();
        await foreach (var happened in trajectory.FollowAsync(workshop.Host.RunAsync(image, new RunOptions())))
        {
            trajectory.Events[^1].ShouldBeSameAs(happened);
            if (happened is FluxEvent.Stopped)
            {
                lengths.Add(trajectory.Now.Page.Length);
            }
        }

        lengths.Count.ShouldBe(3);
        lengths.ShouldBe(lengths.Order());
        trajectory.AtToken(trajectory.Generated).Page.Text.ShouldEndWith("Three.\n");
    }

    /// <summary>The program with this policy in each of its scenes.</summary>
    private static string Under(string policy, string source) => Regex.Replace(
        Regex.Replace(source, @"(?m)^[ ]*delete by .*\r?\n", ""),
        @"(?m)^(?<indent>[ ]*)window .*$",
        found => $"{found.Value}\n{found.Groups["indent"].Value}delete by {policy}");

    /// <summary>Runs an image; its page-states as they are rebuilt must be those of its sessions, token for token and letter for letter.</summary>
    private async Task<Trajectory> ShouldBeRebuiltAsync(FluxImage image)
    {
        using var models = new SpiedModels(workshop.Folder);
        var trajectory = await Trajectory.RecordAsync(FluxRunner.RunAsync(image, models, new RunOptions { Seed = 7 }));
        ((FluxEvent.Done)trajectory.Events[^1]).Fault.ShouldBeNull();
        var live = PageStates(trajectory);
        var read = TraceReader.Read(Traced(trajectory));
        read.CutOffLine.ShouldBeNull();
        var again = PageStates(read.Trajectory);
        again.Select(page => page.Count).ShouldBe(live.Select(page => page.Count));
        foreach (var (before, after) in live.SelectMany(page => page).Zip(again.SelectMany(page => page)))
        {
            after.Segments.Select(Facts).ShouldBe(before.Segments.Select(Facts));
            after.Segments.ShouldAllBe(segment => segment.TextIsExact);
        }

        live.Count.ShouldBe(models.Histories.Count);
        foreach (var (states, truth) in live.Zip(models.Histories))
        {
            // The prefix is told segment by segment, and the session gets it at once.
            var first = truth.States.Count == 0 ? 0 : states.FindIndex(state => state.Length == truth.States[0].Length);
            states.Skip(first).Count().ShouldBe(truth.States.Count);
            foreach (var (state, tokens) in states.Skip(first).Zip(truth.States))
            {
                state.Tokens.ShouldBe(tokens);
                state.Length.ShouldBe(tokens.Length);
                state.Text.ShouldBe(Detokenised(tokens, truth.Tokenizer));
            }
        }

        return trajectory;
    }

    /// <summary>
    /// Each page's states, one for each change of it: in the order in which the pages are made, a scene's own with the scene, another model's
    /// with its first tokens.
    /// </summary>
    private static List<List<PageState>> PageStates(Trajectory trajectory)
    {
        var pages = new List<List<PageState>>();
        var open = new Stack<Dictionary<string, List<PageState>>>();
        foreach (var moment in trajectory.Moments())
        {
            var changed = moment.Happened switch
            {
                FluxEvent.Appended { Tokens.Count: > 0 } appended => appended.Model ?? "",
                FluxEvent.Deleted deleted => deleted.Model ?? "",
                _ => null,
            };
            if (moment.Happened is FluxEvent.RunStarted or FluxEvent.Called)
            {
                pages.Add([]);
                open.Push(new Dictionary<string, List<PageState>> { [""] = pages[^1] });
            }
            else if (moment.Happened is FluxEvent.Returned)
            {
                open.Pop();
            }
            else if (changed is not null)
            {
                if (!open.Peek().TryGetValue(changed, out var page))
                {
                    pages.Add(open.Peek()[changed] = page = []);
                }

                page.Add(moment.Scene.Pages.Single(state => (state.Model ?? "") == changed));
            }
        }

        return pages;
    }

    private static (string, string, int, string, string) Facts(PageSegment segment) =>
        (segment.Name, segment.Kind.ToString(), segment.At, segment.Text, string.Join(' ', segment.Tokens));

    /// <summary>The text of tokens. A beginning of text has none.</summary>
    private static string Detokenised(TokenId[] tokens, ITokenizer tokenizer) => Encoding.UTF8.GetString(
        [.. tokens.SkipWhile(token => token == tokenizer.BeginOfText).SelectMany(token => tokenizer.GetBytes(token).ToArray())]);

    private static MemoryStream Traced(Trajectory trajectory)
    {
        var stream = new MemoryStream();
        using var writer = new TraceWriter(stream);
        foreach (var happened in trajectory.Events)
        {
            writer.Write(happened);
        }

        stream.Position = 0;
        return stream;
    }
}
