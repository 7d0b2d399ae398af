using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Tests.Support;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Planning.Views;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Tests.Windows;

/// <summary>Who has which window of a scene.</summary>
public sealed class SceneWindowsTests : IDisposable
{
    private const string Narrator = "narrator";
    private static readonly ModelProgram Own = new(ModelProgram.DefaultName, "test:", "", new SamplerSettings(), null);
    private readonly KeepableModel model = new("abcdefgh abcdefgh abcdefgh ");

    public void Dispose() => model.Dispose();

    [Fact]
    public Task Everyone_has_one_window_if_everyone_sees_everything() => WithAsync(isPrivate: false, windows =>
    {
        Write(windows, "one", "abc", Audience.Everyone);
        windows.Split(Audience.Of("Ada"));
        Write(windows, "two", "def", Audience.Of("Ada"));
        windows.All.ShouldHaveSingleItem().ShouldBeSameAs(windows.Main);
        (Text(windows.Main), windows.Viewers.Count).ShouldBe(("abcdef", 0));
        return Task.CompletedTask;
    });

    [Fact]
    public Task A_private_text_comes_into_the_windows_of_its_audience_and_a_common_one_into_all() => WithAsync(isPrivate: true, windows =>
    {
        Write(windows, "one", "a", Audience.Everyone);
        Write(windows, "two", "b", Audience.Of("Ada"));
        Write(windows, "three", "c", Audience.Of("Ada", "Ben"));
        Write(windows, "four", "d", Audience.Everyone);
        Readers(windows).ShouldBe([(Narrator, "ad"), ("Ada", "abcd"), ("Ben", "acd")]);
        windows.Common.ShouldHaveSingleItem().ShouldBeSameAs(windows.Main);
        windows.Of(Audience.Of("Ada")).ShouldHaveSingleItem();
        return Task.CompletedTask;
    });

    [Fact]
    public Task A_text_is_removed_from_the_windows_of_an_audience_alone() => WithAsync(isPrivate: true, windows =>
    {
        Write(windows, "one", "a", Audience.Everyone);
        Write(windows, "two", "b", Audience.Of("Ada"));
        windows.Remove("one", Audience.Of("Ada"));
        Readers(windows).ShouldBe([(Narrator + " Ben", "a"), ("Ada", "b")]);
        windows.Remove("one", Audience.Everyone);
        Readers(windows).ShouldBe([(Narrator + " Ben", ""), ("Ada", "b")]);
        return Task.CompletedTask;
    });

    [Fact]
    public Task A_turn_that_is_generated_in_a_private_window_comes_into_the_windows_of_all_who_see_it() => WithAsync(isPrivate: true, async windows =>
    {
        Write(windows, "one", "a", Audience.Everyone);
        Write(windows, "two", "b", Audience.Of("Ada"));
        var on = await windows.BeginTurnAsync(Own, "Ada");
        Text(on).ShouldBe("ab");
        Say(on, "turn", "cde");
        windows.EndTurn(on, Written("turn", "cde", Audience.Everyone));
        Readers(windows).ShouldBe([(Narrator + " Ben", "acde"), ("Ada", "abcde")]);
        windows.HasWritten("turn").ShouldBeTrue();
    });

    [Fact]
    public Task A_turn_that_its_speaker_does_not_see_is_gone_from_the_speakers_window_when_it_is_over() => WithAsync(isPrivate: true, async windows =>
    {
        windows.Split(Audience.Of("Ada"));
        windows.Split(Audience.Of("Ben"));
        var on = await windows.BeginTurnAsync(Own, "Ben");
        Say(on, "turn", "cde");
        windows.EndTurn(on, Written("turn", "cde", Audience.Of("Ada")));
        Readers(windows).ShouldBe([(Narrator, ""), ("Ada", "cde"), ("Ben", "")]);
    });

    [Fact]
    public Task What_is_recalled_is_written_again_if_it_is_gone_and_held_until_a_turn_has_read_it() => WithAsync(isPrivate: false, windows =>
    {
        Write(windows, "one", "abc", Audience.Everyone);
        windows.Remove("one", Audience.Everyone);
        Write(windows, "two", "def", Audience.Everyone);
        windows.Recall("one");
        windows.Recall("two");
        Text(windows.Main).ShouldBe("defabc");
        windows.Main.Entries.ShouldAllBe(entry => entry.Held);
        windows.ReleaseRecalled();
        windows.Main.Entries.ShouldAllBe(entry => !entry.Held);
        return Task.CompletedTask;
    });

    [Fact]
    public Task The_windows_of_a_branch_are_its_own() => WithAsync(isPrivate: true, (run, windows) =>
    {
        Write(windows, "one", "a", Audience.Everyone);
        var branch = run.Fork(run.Services.Walker, 2, 2);
        using var fork = windows.Fork(branch, branch.Scope(new Dictionary<string, FluxValue>()), happened => branch.Log.Emit(happened, 0));
        Write(fork, "two", "b", Audience.Of("Ben"));
        Readers(fork).ShouldBe([(Narrator + " Ada", "a"), ("Ben", "ab")]);
        Readers(windows).ShouldBe([(Narrator + " Ada Ben", "a")]);
        (fork.HasWritten("two"), windows.HasWritten("two")).ShouldBe((true, false));
        return Task.CompletedTask;
    });

    private static void Write(SceneWindows windows, string segment, string text, Audience audience)
    {
        windows.Split(audience);
        windows.Write(Written(segment, text, audience));
    }

    private static WrittenSegment Written(string segment, string text, Audience audience) =>
        new(segment, SegmentKind.Line, new SegmentText().Add(text)) { SeenBy = audience };

    private void Say(Window window, string segment, string text)
    {
        var turn = window.OpenTurn(segment, [], "", "", readsConditions: false);
        foreach (var token in model.Tokenizer.Tokenize(text))
        {
            window.MakeRoomForToken();
            window.Continue(turn, token, Text([token]));
        }

        window.CloseTurn(turn);
    }

    private List<(string Names, string Text)> Readers(SceneWindows windows) =>
        [.. windows.All.Select(window => (string.Join(' ', window.Readers.Names), Text(window)))];

    private string Text(Window window) => Text(window.Tokens.ToArray());

    private string Text(IEnumerable<TokenId> tokens) => Encoding.UTF8.GetString([.. tokens.SelectMany(token => model.Tokenizer.GetBytes(token).ToArray())]);

    private Task WithAsync(bool isPrivate, Func<SceneWindows, Task> body) => WithAsync(isPrivate, (_, windows) => body(windows));

    private async Task WithAsync(bool isPrivate, Func<RunState, SceneWindows, Task> body)
    {
        var text = new Expression.Constant(FluxValue.Empty);
        var scene = new SceneProgram
        {
            Name = "Main",
            Site = default,
            Parameters = [],
            Model = text,
            Window = 60,
            Reserve = 0,
            Target = "screenplay",
            Deletion = new DeletionSpec(DeletionKind.Token),
            Cache = CacheMode.Exact,
            Cast = [],
            Pins = [],
            Body = isPrivate ? [new Instruction.Write("w", WriteKind.Line, null, text, null) { Audience = [text] }] : [],
        };
        var image = TestRun.Image with
        {
            Targets = new Dictionary<string, TargetData> { ["Main"] = (TargetData)BuiltinTargets.All[0] },
            Scenes = new Dictionary<string, SceneProgram> { ["Main"] = scene },
        };
        await TestRun.WithAsync(
            async run =>
            {
                var arguments = new Dictionary<string, FluxValue>();
                var views = SceneViews.Of(scene, ["Ada", "Ben"], image.Characters, new Evaluator(run.Scope(arguments)));
                using var windows = new SceneWindows(
                    run, new SceneLayouts(run, scene, arguments, sessions: 8), model, TestRun.Plan(60, 0), views, happened => run.Log.Emit(happened, 0));
                await body(run, windows);
            },
            image: image,
            model: model);
    }
}
