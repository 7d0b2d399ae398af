using EigenFlux.Compiler;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

/// <summary>Targets that a host brings along, and the examples of the page on targets.</summary>
public sealed class TargetPackageTests : IDisposable
{
    private static readonly string Docs = Path.Combine(RealModel.Root, "docs");
    private static readonly string Page = File.ReadAllText(Path.Combine(Docs, "targets.md")).ReplaceLineEndings("\n");

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void The_page_on_targets_shows_the_files_beside_it_and_the_code_that_is_built()
    {
        Block("json").ShouldBe(Text(Docs, "minutes.json"));
        Block("eflux").ShouldBe(Text(Docs, "minutes.eflux"));
        Block("csharp\nusing ").ShouldBe(Text(RealModel.Root, "tests/EigenFlux.Tests/Support/InterviewTarget.cs")["using ".Length..]);
    }

    [Fact]
    public async Task A_target_from_a_file_writes_the_page_as_the_page_on_targets_shows_it()
    {
        workshop.Record(" Nobody.\\nYet.", " Then do.", " Tomorrow.", " Closed.");
        using var host = new FluxHost(new FluxHostOptions { BaseFolder = workshop.Folder, TargetFiles = [Path.Combine(Docs, "minutes.json")] });
        host.Targets.ShouldBe(["screenplay", "novel", "chat", "transcript", "minutes"]);
        var run = await RunAsync(host, Block("eflux"), "replay:turns.txt");

        run.Events.TakeWhile(happened => happened is not FluxEvent.Said { Kind: SegmentKind.Turn })
            .Aggregate("", (text, happened) => text + (happened as FluxEvent.Appended)?.Text).ShouldStartWith(Block("text").TrimEnd('\n'));
        run.LastText.ShouldEndWith("""
            **Mara:** Who has looked at it?

            **Tobias:** Nobody.

            **Mara:** Then do.

            **Tobias:** Tomorrow.

            **Mara:** Closed.

            The meeting is closed.


            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_host_adds_a_target_in_a_few_lines()
    {
        workshop.Record(" Nine.\\nBen, over: No.");
        using var host = Host(new TargetData
        {
            Name = "radio",
            Line = TextFrame.Of("{name}, over: {text}\n"),
            Narration = TextFrame.Of("({text})\n"),
        });
        var run = await RunAsync(host, Workshop.Cast + """
            scene S() on Tape { target radio cast Ada, Ben narrator: "Rain." Ada -> said until paragraph, 60 tokens return said: said, by: said.stop }
            """);

        run.LastText.ShouldEndWith("(Rain.)\nDr. Ada, over: Nine.\n");
        run["by"].ShouldBe("label");
    }

    [Fact]
    public async Task A_target_may_differ_by_model()
    {
        workshop.Record(" Nine.");
        using var host = Host(new InterviewTarget());
        const string Scene = """
            scene S() on Tape { target interview cast Ada, Ben Ben: "How large?" Ada -> said until line, 60 tokens return said }
            """;
        (await RunAsync(host, Workshop.Cast + Scene)).LastText.ShouldEndWith("\nBen: How large?\n\nDr. Ada: Nine.\n\n");
        var chat = Workshop.Cast.Replace("\"replay:turns.txt\"", "\"replay:turns.txt\" { template chatml }", StringComparison.Ordinal);
        (await RunAsync(host, chat + Scene)).LastText
            .ShouldEndWith("<|im_start|>user\nBen: How large?<|im_end|>\n<|im_start|>assistant\nDr. Ada: Nine.<|im_end|>\n");

        using var registry = new ModelRegistry(ManagedEngines.All);
        var model = registry.Open("builtin:mini", new ModelOptions());
        Should.Throw<TargetException>(() => new InterviewTarget().For(new TargetRequest
        {
            Scene = "S",
            Model = model.Info with { Direction = TimeDirection.Backward },
            Tokenizer = model.Tokenizer,
            Templates = new LlamaChatTemplates(),
        })).Message.ShouldStartWith("an interview begins with a question.");
    }

    [Fact]
    public async Task The_transcript_is_a_channel_s_log()
    {
        workshop.Record(" Nine. * and a half", " the door opens\\n<Dr. Ada> Who?", " Me.");
        var run = await RunAsync(workshop.Host, Workshop.Cast + """
            scene S() on Tape {
              window 2048 tokens, reserve 64
              target transcript
              cast Ada, Ben
              pin "No names."
              setting "A cellar."
              Ada: "How large?"
              Ben -> size until line, 60 tokens
              narrator -> noise until paragraph, 60 tokens
              note "It is dark."
              Ben -> size until line, 60 tokens
              return size.all
            }
            """);

        run.LastText.ShouldBe("""
            *** Dr. Ada — Ada measures.
            *** Ben doubts.
            *** No names.

            *** The topic is now: A cellar.
            <Dr. Ada> How large?
            <Ben> Nine. * and a half
            * the door opens
            *** It is dark.
            <Ben> Me.

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_is_wrong_with_the_files_of_targets_is_told_when_a_program_is_compiled()
    {
        const string Radio = """{"name": "radio", "line": "{name}: {text}\n", "narration": "{text}\n"}""";
        workshop.Write("radio.json", Radio);
        workshop.Write("again.json", Radio);
        workshop.Write("bad.json", Radio.Replace("line", "lien", StringComparison.Ordinal));
        using var host = new FluxHost(new FluxHostOptions
        {
            BaseFolder = workshop.Folder,
            TargetFiles = ["radio.json", "none.json", "bad.json", "again.json"],
        });
        var result = host.Compile(workshop.Load("scene S() { target radio narrator: \"x\" }"), new CompileOptions());

        result.Image.ShouldBeNull();
        result.Diagnostics.Select(problem => problem.Code.Id).ShouldBe(["EF5001", "EF4016", "EF4016", "EF4018"]);
        result.Diagnostics[^1].Message.ShouldBe(
            "again.json defines the target 'radio', and so does radio.json. Rename one of them.");
        Should.Throw<ArgumentException>(() => Host(new InterviewTarget(), new InterviewTarget()));
    }

    private FluxHost Host(params ITarget[] targets) => new(new FluxHostOptions { BaseFolder = workshop.Folder, Targets = targets });

    private async Task<Recorded> RunAsync(FluxHost host, string source, string? model = null)
    {
        var compiled = host.Compile(host.Load(workshop.Write("own.eflux", source)), new CompileOptions { Model = model });
        compiled.HasErrors.ShouldBeFalse(string.Join('\n', compiled.Diagnostics));
        var events = new List<FluxEvent>();
        await foreach (var happened in host.RunAsync(compiled.Image!, new RunOptions { Seed = 7 }))
        {
            events.Add(happened);
        }

        return new Recorded(events);
    }

    private static string Text(string folder, string file) => File.ReadAllText(Path.Combine(folder, file)).ReplaceLineEndings("\n");

    /// <summary>The first block of that kind on the page.</summary>
    private static string Block(string kind)
    {
        var fence = "```" + kind + (kind.Contains('\n', StringComparison.Ordinal) ? "" : "\n");
        var own = Page.IndexOf("\n## One of your own, in a file\n", StringComparison.Ordinal);
        own.ShouldBeGreaterThan(0);
        var start = Page.IndexOf(fence, own, StringComparison.Ordinal) + fence.Length;
        return Page[start..Page.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
