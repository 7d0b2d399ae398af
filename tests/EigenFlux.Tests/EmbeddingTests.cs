using System.Diagnostics;
using EigenFlux.Models.Engines;
using EigenFlux.Models.Opening;
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
}
