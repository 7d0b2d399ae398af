using System.Diagnostics;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed class EmbeddingTests
{
    [Fact]
    public void The_page_on_embedding_shows_the_program_that_is_built()
    {
        var page = File.ReadAllText(Path.Combine(RealModel.Root, "docs", "embedding.md")).ReplaceLineEndings("\n");
        var start = page.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;

        page[start..page.IndexOf("```", start, StringComparison.Ordinal)]
            .ShouldBe(File.ReadAllText(Path.Combine(RealModel.Root, "examples", "embedding", "Program.cs")).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_page_on_embedding_shows_how_a_run_is_followed_and_that_runs()
    {
        var page = File.ReadAllText(Path.Combine(RealModel.Root, "docs", "embedding.md")).ReplaceLineEndings("\n");
        page.ShouldContain(
            $"```csharp\n{File.ReadAllText(Path.Combine(RealModel.Root, "examples", "embedding", "Windows.cs")).ReplaceLineEndings("\n")}```");

        using var host = new FluxHost(new FluxHostOptions { BaseFolder = RealModel.Root });
        var image = host.Compile(host.Load("examples/negotiation.eflux"), new Compiler.CompileOptions()).Image!;
        using var output = new StringWriter();
        var trajectory = await Embedding.Windows.TellAsync(host, image, output);

        output.ToString().ShouldContain(" of 1024 tokens: ");
        output.ToString().ShouldEndWith(trajectory.AtToken(trajectory.Generated / 2).Page.Text + Environment.NewLine);
    }

    [Fact]
    public async Task The_page_on_embedding_shows_how_many_callers_are_answered_at_once_and_each_gets_what_it_gets_alone()
    {
        var page = File.ReadAllText(Path.Combine(RealModel.Root, "docs", "embedding.md")).ReplaceLineEndings("\n");
        page.ShouldContain(
            $"```csharp\n{File.ReadAllText(Path.Combine(RealModel.Root, "examples", "embedding", "Callers.cs")).ReplaceLineEndings("\n")}```");

        using var host = new FluxHost(new FluxHostOptions { BaseFolder = RealModel.Root });
        var image = host.Compile(host.Load("examples/negotiation.eflux"), new Compiler.CompileOptions()).Image!;
        ulong[] seeds = [1, 2, 3, 4, 5, 6, 7, 8];
        using var fresh = new FluxHost(host.Options);
        var answers = await Embedding.Callers.AnswerAllAsync(fresh, image, seeds);

        answers.Distinct().Count().ShouldBe(seeds.Length);
        for (var i = 0; i < seeds.Length; i++)
        {
            answers[i].ShouldBe(await Embedding.Callers.AnswerAsync(host, image, seeds[i]));
        }
    }

    [Fact]
    public void The_page_on_embedding_shows_a_model_without_a_scene_and_its_page_states_come_again_after_the_period_that_it_finds()
    {
        var page = File.ReadAllText(Path.Combine(RealModel.Root, "docs", "embedding.md")).ReplaceLineEndings("\n");
        page.ShouldContain(
            $"```csharp\n{File.ReadAllText(Path.Combine(RealModel.Root, "examples", "embedding", "Orbits.cs")).ReplaceLineEndings("\n")}```");

        using var models = new ModelRegistry(ManagedEngines.All);
        var model = models.Open("builtin:mini", new ModelOptions());
        var (period, state) = Embedding.Orbits.Find(model, "The lamp", 12);
        period.ShouldBeGreaterThan(0);
        state.Length.ShouldBe(12);

        // The state is on the orbit: stepping from it comes back to it after the period, and not before.
        var text = System.Text.Encoding.UTF8.GetString([.. state.SelectMany(token => model.Tokenizer.GetBytes(token).ToArray())]);
        model.Tokenizer.Tokenize(text).ShouldBe(state);
        var (again, same) = Embedding.Orbits.Find(model, text, 12);
        again.ShouldBe(period);
        same.ShouldBe(state);
    }

    [Fact]
    public async Task The_page_on_embedding_shows_an_engine_and_a_scene_runs_on_it()
    {
        var page = File.ReadAllText(Path.Combine(RealModel.Root, "docs", "embedding.md")).ReplaceLineEndings("\n");
        page.ShouldContain(
            $"```csharp\n{File.ReadAllText(Path.Combine(RealModel.Root, "examples", "embedding", "ParrotEngine.cs")).ReplaceLineEndings("\n")}```");

        using var workshop = new Workshop();
        workshop.Write("parrot.eflux", """
            record Row { severity: "low" | "high" minutes: int }
            character Ada { brief "A parrot." knows "The rope is long." }
            character Ben { brief "Another parrot." }
            model Bird = "parrot:yes no yes low high 12 the rope is long the well is dry"
            scene S() on Bird {
              window 420 tokens, reserve 100
              target screenplay
              cast Ada, Ben
              repeat 6 {
                narrator: "Somebody comes, and says something that takes room."
                Ada -> line until 12 tokens
                Ben -> answer: "yes" | "no"
              }
              Ben -> row: Row until 60 tokens
              return line: line, answer: answer, row: row, nats: line.logprob
            }
            """);
        using var host = new FluxHost(new FluxHostOptions { BaseFolder = workshop.Folder, Engines = [new Embedding.ParrotEngine()] });
        host.Engines.ShouldContain(new ModelListing("parrot", "parrot:TEXT"));
        host.Engines.Count.ShouldBe(new FluxHost().Engines.Count + 1);
        var compiled = host.Compile(host.Load("parrot.eflux"), new Compiler.CompileOptions());
        compiled.HasErrors.ShouldBeFalse(string.Join('\n', compiled.Diagnostics));

        // The run that is kept has no cache to keep; it continues all the same as the one that was not interrupted.
        var whole = await RunAsync(host.RunAsync(compiled.Image!, new RunOptions { Seed = 3 }));
        whole.Done.Fault.ShouldBeNull();
        whole.Events.OfType<FluxEvent.Deleted>().ShouldNotBeEmpty();
        whole.Events.OfType<FluxEvent.Deleted>().ShouldAllBe(deleted => deleted.Mode == Models.Contract.CacheMode.Exact);
        whole["row"].ShouldStartWith("{\"severity\":\"");
        double.Parse(whole["nats"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeLessThan(0);
        List<Checkpoint> kept = [];
        var options = new RunOptions { Seed = 3, Checkpoints = new CheckpointOptions(checkpoint => Keep(kept, checkpoint)) { Every = 25 } };
        (await RunAsync(host.RunAsync(compiled.Image!, options))).Shown.ShouldBe(whole.Shown);
        var resumed = await RunAsync(host.ResumeAsync(kept.First(checkpoint => checkpoint is { IsFinished: false, Generated: > 30 }), new RunOptions()));
        resumed.Done.Fault.ShouldBeNull();
        foreach (var part in (string[])["line", "answer", "row", "nats"])
        {
            resumed[part].ShouldBe(whole[part]);
        }
    }

    [Fact]
    public void A_session_with_the_core_of_the_contract_alone_scores_what_it_is_given()
    {
        using var model = new Embedding.ParrotEngine().Open(ModelUri.Parse("parrot:abab"), new ModelOptions());
        using var context = model.CreateContext(new ContextOptions(4));
        using var session = context.CreateSession();
        session.Append(model.Tokenizer.Tokenize("a"));
        var row = new float[session.VocabularySize];
        session.NextLogProbabilities(row);
        session.LogProbabilityOf(new TokenId('b')).ShouldBe(row['b']);
        row['b'].ShouldBe(MathF.Log(201f / (201 + 256)), 1e-5f);
        var scores = new float[3];
        session.AppendScored(model.Tokenizer.Tokenize("bax"), scores);
        scores.ShouldBe([row['b'], MathF.Log(101f / (101 + 256)), MathF.Log(1f / (201 + 256))], 1e-5);
        Should.Throw<ModelException>(() => session.AppendScored(model.Tokenizer.Tokenize("y"), scores)).Kind.ShouldBe(ModelErrorKind.WindowTooLarge);
        session.Length.ShouldBe(4);
        session.Truncate(2);
        Should.Throw<ModelException>(() => session.AppendScored(model.Tokenizer.Tokenize("xyz"), scores));
        session.Length.ShouldBe(2);
    }

    [Fact]
    public void A_host_may_leave_out_the_engines_that_are_built_in()
    {
        using var host = new FluxHost(new FluxHostOptions { Engines = [new Embedding.ParrotEngine()], BuiltInEngines = [] });
        host.Engines.ShouldBe([new ModelListing("parrot", "parrot:TEXT")]);
        Should.Throw<ModelException>(() => host.Describe("builtin:mini")).Kind.ShouldBe(ModelErrorKind.UnknownModel);
    }

    [Fact]
    public async Task The_program_of_the_page_on_embedding_runs()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Embedding.dll")])
        {
            WorkingDirectory = RealModel.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        (await error).ShouldBeEmpty();
        process.ExitCode.ShouldBe(0);
        output.ShouldContain("Ada: ");
        output.TrimEnd().ShouldEndWith(" tokens]");
    }

    private static string? Keep(List<Checkpoint> kept, Checkpoint checkpoint)
    {
        kept.Add(checkpoint);
        return null;
    }

    private static async Task<Recorded> RunAsync(IAsyncEnumerable<FluxEvent> events)
    {
        var all = new List<FluxEvent>();
        await foreach (var happened in events)
        {
            all.Add(happened);
        }

        return new Recorded(all);
    }
}
