using EigenFlux.Cli.Rendering.Status;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Compiler;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class RunProgressTests
{
    private static readonly FluxValue.Character Ada = new("Ada", "Dr. Ada Voss");

    private int generated;
    private int written;

    [Fact]
    public void The_line_tells_speed_window_and_what_goes_next()
    {
        var progress = Begin();
        progress.Text(100).ShouldBe("window ██▌░░░░░ 80/256 · line1 (30 tokens) goes in 128 tokens · collapse ▁ 0 %");
        Turn(progress, "reply[1]", 80, 20);
        progress.Text(100).ShouldBe("1.0 tokens/s · window ███▏░░░░ 100/256 · line1 (30 tokens) goes in 108 tokens · collapse ▁ 0 %");
    }

    [Fact]
    public void Where_there_is_little_room_it_says_less()
    {
        var progress = Begin();
        Turn(progress, "reply[1]", 80, 20);
        progress.Text(66).ShouldBe("1.0 tokens/s · window ███▏░░░░ 100/256 · line1 goes in 108 tokens");
        progress.Text(60).ShouldBe("1.0 tokens/s · window ███▏░░░░ 100/256 · collapse ▁ 0 %");
        progress.Text(39).ShouldBe("1.0 tokens/s · window ███▏░░░░ 100/256");
        progress.Text(24).ShouldBe("1.0 tokens/s · 100/256");
        progress.Text(5).ShouldBe("");
    }

    [Fact]
    public void What_the_policy_passed_over_is_not_told_to_go_next()
    {
        var progress = Begin();
        progress.Take(Appended(80, "line2", SegmentKind.Line, 40));
        progress.Take(Appended(120, "line3", SegmentKind.Line, 40));
        progress.Text(100).ShouldContain("line1 (30 tokens) goes in 48 tokens");
        progress.Take(new FluxEvent.Deleted(80, 40, "line2", CacheMode.Exact, null));
        progress.Text(100).ShouldContain("window ███▊░░░░ 120/256 · line3 (40 tokens) goes in 88 tokens · collapse ▁ 0 %");
    }

    [Fact]
    public void A_called_scene_has_a_window_of_its_own()
    {
        var progress = Begin();
        progress.Take(new FluxEvent.Called("Recap", 1, "replay:x", 64));
        progress.Take(Appended(0, "pin1", SegmentKind.Pin, 32));
        progress.Text(100).ShouldBe("window ████░░░░ 32/64 · collapse ▁ 0 %");
        progress.Take(new FluxEvent.Returned("Recap", 1, new FluxValue.Result([])));
        progress.Text(100).ShouldStartWith("window ██▌░░░░░ 80/256");
    }

    [Fact]
    public void A_turn_that_repeats_itself_fills_the_gauge()
    {
        var progress = Begin();
        Turn(progress, "reply[1]", 80, 120, period: 3);
        progress.Text(100).ShouldEndWith("collapse █ 100 %");
    }

    [Fact]
    public void A_full_window_says_next()
    {
        var progress = Begin();
        progress.Take(Appended(80, "line2", SegmentKind.Line, 140));
        progress.Text(100).ShouldBe("window ██████▉░ 220/256 · line1 (30 tokens) goes next · collapse ▁ 0 %");
    }

    [Fact]
    public void Names_cannot_send_commands_to_the_terminal()
    {
        var progress = Begin();
        progress.Take(new FluxEvent.Deleted(50, 30, "line1", CacheMode.Exact, null));
        progress.Take(Appended(50, "li\e[2Jne", SegmentKind.Line, 10));
        progress.Text(100).ShouldContain("li␛[2Jne");
    }

    /// <summary>A prefix of 50 tokens and a line of 30 in a window of 256, of which 48 are free when a turn begins.</summary>
    private RunProgress Begin()
    {
        using var folder = new Folder();
        using var host = new FluxHost();
        folder.Write("program.eflux", """
            character Ada "Dr. Ada Voss" { brief "Ada measures." }
            scene Main() {
              window 256 tokens, reserve 48
              delete by turn
              cast Ada
              Ada -> reply until 20 tokens
            }
            """);
        var image = host.Compile(host.Load(folder["program.eflux"]), new CompileOptions()).Image!;
        var progress = new RunProgress(image, new Ticking());
        progress.Take(new FluxEvent.RunStarted("x", "Main", new Dictionary<string, FluxValue>(), "replay:x", 256, 1));
        progress.Take(Appended(0, "Ada", SegmentKind.Definition, 50));
        progress.Take(Appended(50, "line1", SegmentKind.Line, 30));
        return progress;
    }

    // No token comes twice: what repeats is near to collapse.
    private FluxEvent.Appended Appended(int at, string segment, SegmentKind kind, int tokens) =>
        new(at, segment, kind, [.. Enumerable.Range(written += 1000, tokens).Select(id => new TokenId(id))], "", Again: false, null);

    private void Turn(RunProgress progress, string segment, int at, int tokens, int period = 0)
    {
        progress.Take(new FluxEvent.TurnStarted(Ada, "reply", segment) { Generated = generated });
        for (var i = 0; i < tokens; i++)
        {
            TokenId[] said = [new(period == 0 ? generated : generated % period)];
            progress.Take(new FluxEvent.Appended(at + i, segment, SegmentKind.Turn, said, "", Again: false, null) { Generated = ++generated });
        }
    }
}
