using EigenFlux.Compiler;
using EigenFlux.Compiler.Profiles;
using EigenFlux.Language;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Tokenizers;
using EigenFlux.Profiling;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Profiling;

public sealed class ProfileTests : IDisposable
{
    private const string Source = """
        model Hand = "hand:made"
        character Ada { brief "Ada. Her letter." full "Ada. Her letter, which is a, is the first of all, and she is proud of it." }
        character Bea { brief "Bea. She has none." full "Bea. She has none, and does not mind, and says whatever comes to mind first." }
        scene Main() on Hand {
          window 400 tokens, reserve 20
          target screenplay
          cast Ada, Bea
          pin "Nothing else."
          repeat 12 {
            Ada -> a until 6 tokens
            Bea -> b until 6 tokens
          }
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("eflux-profile-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_definition_is_worth_what_the_model_is_more_surprised_by_without_it()
    {
        using var host = Host();
        var steps = new List<ProfileProgress>();
        var result = await host.ProfileAsync(Load(), new CompileOptions(), new ProfileOptions { Turns = 24 }, new Noted(steps));

        result.Diagnostics.ShouldBeEmpty();
        var profile = result.Profile!;
        (profile.Turns, profile.Model, profile.Fingerprint, profile.Scene, profile.Runs).ShouldBe((24, "hand:made", "hand", "Main", 1));
        steps[^1].ShouldBe(new ProfileProgress(24, 24));

        // With the definition Ada's letter has 0.9, and without it 0.5; in her own turns, most of what is said is her letter.
        var ada = profile.Definitions["Ada"];
        ada.Worth.Turns.ShouldBe(12);
        ada.Worth.Nats.ShouldBeInRange(0.2, Math.Log(0.9 / 0.5));
        ada.Worth.Low.ShouldBeLessThan(ada.Worth.Nats);
        var bea = profile.Definitions["Bea"];
        bea.Worth.Nats.ShouldBe(0, 1e-6);
        ada.Weight.ShouldBeGreaterThan(bea.Weight);
        profile.Present.Worth.Nats.ShouldBeLessThan(ada.Worth.Nats);
        profile.Brief.Worth.Turns.ShouldBeGreaterThan(0);
        profile.Pins.Keys.ShouldBe(["pin1"]);
        profile.Pins["pin1"].Nats.ShouldBe(0, 1e-6);
        bea.Text.ShouldNotBe(ada.Text);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_profile()
    {
        using var host = Host();
        var options = new ProfileOptions { Turns = 10, Runs = 2, Seed = 5 };
        var (one, other) = (
            await host.ProfileAsync(Load(), new CompileOptions(), options),
            await host.ProfileAsync(Load(), new CompileOptions(), options));
        other.Profile!.Write().ShouldBe(one.Profile!.Write());
        one.Profile.Turns.ShouldBe(10);
        one.Profile.Runs.ShouldBe(2);
    }

    [Fact]
    public async Task Turns_that_people_wrote_are_measured()
    {
        await File.WriteAllLinesAsync(Path.Combine(folder, "turns.txt"), Enumerable.Range(0, 24).Select(i => i % 2 == 0 ? "aaaa" : "bbbb"));
        using var host = Host();
        var result = await host.ProfileAsync(Load(), new CompileOptions(), new ProfileOptions { Recorded = "turns.txt", Includes = turn => turn < 10 });
        result.Diagnostics.ShouldBeEmpty();
        result.Profile!.Turns.ShouldBe(10);
        result.Profile.Recorded.ShouldBe("turns.txt");

        // Four of her letters, and what ends the line.
        result.Profile.Definitions["Ada"].Worth.Nats.ShouldBeGreaterThan(0.3);
    }

    [Fact]
    public async Task What_has_no_turn_cannot_be_measured()
    {
        using var host = Host();
        var program = Load("model Hand = \"hand:made\"\ncharacter Ada { brief \"Ada.\" }\nscene Main() on Hand { window 400 tokens, reserve 20 cast Ada Ada: \"I am.\" }\n");
        var result = await host.ProfileAsync(program, new CompileOptions(), new ProfileOptions());
        result.Profile.ShouldBeNull();
        result.Diagnostics.Select(diagnostic => diagnostic.Code.Id).ShouldContain("EF3017");

        var replayed = host.ProfileAsync(Load(), new CompileOptions { Model = "replay:no-such-file.txt" }, new ProfileOptions());
        (await replayed).Diagnostics.ShouldNotBeEmpty();
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => host.ProfileAsync(Load(), new CompileOptions(), new ProfileOptions { Turns = 0 }));
    }

    [Fact]
    public async Task A_cancelled_profile_ends()
    {
        using var host = Host();
        using var cancellation = new CancellationTokenSource();
        var cancels = new Cancels(cancellation);
        await Should.ThrowAsync<OperationCanceledException>(() => host.ProfileAsync(Load(), new CompileOptions(), new ProfileOptions(), cancels, cancellation.Token));
    }

    [Fact]
    public async Task A_compilation_reads_the_weights_next_to_the_program()
    {
        using var host = Host();
        var program = Load();
        var measured = (await host.ProfileAsync(program, new CompileOptions(), new ProfileOptions())).Profile!;
        Compile(host).Image!.Weights.ShouldBeNull();

        Write(new WeightsFile { Profiles = [measured] }.Write());
        var image = Compile(host).Image!;
        image.Weights!.Of("Ada").ShouldBe(measured.Definitions["Ada"].Weight);
        image.Weights.Story.Scale.ShouldBe(measured.Story.Scale);

        // The weights decide in a window that is too small for everything.
        var narrow = new CompileOptions { Window = 110 };
        Compile(host, narrow).Image!.Plan.Cost.ShouldNotBe(Compile(host, narrow with { Weights = Scenes.Program.LayoutWeights.Default }).Image!.Plan.Cost);

        // Those of another model do not count.
        Write(new WeightsFile { Profiles = [measured with { Fingerprint = "another" }] }.Write());
        Compile(host).Image!.Weights.ShouldBeNull();
    }

    [Fact]
    public async Task A_definition_that_changed_has_the_mean_weight()
    {
        using var host = Host();
        var measured = (await host.ProfileAsync(Load(), new CompileOptions(), new ProfileOptions())).Profile!;
        Write(new WeightsFile { Profiles = [measured] }.Write());
        var changed = host.Compile(Load(Source.Replace("Her letter.", "Her only letter.")), new CompileOptions());
        changed.Diagnostics.Single(diagnostic => diagnostic.Code.Id == "EF3016").Message.ShouldContain("of Ada changed");
        changed.Image!.Weights!.Of("Ada").ShouldBe(measured.Mean);
        changed.Image.Weights.Of("Bea").ShouldBe(measured.Definitions["Bea"].Weight);
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("{}", "missing")]
    [InlineData("""{"format":"eigenflux-weights","version":9,"profiles":[]}""", "version 1")]
    [InlineData("""{"format":"other","version":1,"profiles":[]}""", "version 1")]
    [InlineData("""{"format":"eigenflux-weights","version":1,"profiles":[null]}""", "missing")]
    [InlineData("""{"format":"eigenflux-weights","version":1,"profiles":[{"model":"m"}]}""", "missing")]
    public void Weights_that_cannot_be_read_are_refused(string json, string reason)
    {
        using var host = Host();
        Write(System.Text.Encoding.UTF8.GetBytes(json));
        var result = Compile(host);
        result.Image.ShouldBeNull();
        var problem = result.Diagnostics.Single(diagnostic => diagnostic.Code.Id == "EF3015");
        problem.Message.ShouldContain(reason);
        problem.Message.ShouldContain("eflux profile");
    }

    private string Main => Path.Combine(folder, "main.eflux");

    private BoundProgram Load(string source = Source) => EfluxProgram.Load(Main, new InMemorySourceProvider().Add(Main, source));

    private CompileResult Compile(FluxHost host, CompileOptions? options = null) => host.Compile(Load(), options ?? new CompileOptions());

    private void Write(byte[] weights) => File.WriteAllBytes(WeightsFile.PathOf(Main), weights);

    private FluxHost Host() => new(new FluxHostOptions { BaseFolder = folder, Engines = [new HandEngine()] });

    /// <summary>Opens <c>hand:made</c>: in Ada's turns her letter is likely if her full definition is in the window, and as likely as another if not.</summary>
    private sealed class HandEngine : IModelEngine
    {
        public string Name => "hand";

        public string Usage => "hand:made";

        public bool Accepts(ModelUri uri) => uri.Scheme == "hand";

        public ILanguageModel Open(ModelUri uri, ModelOptions options) => new HandMadeModel(page =>
        {
            var speaks = page.LastIndexOf("Ada:", StringComparison.Ordinal) > page.LastIndexOf("Bea:", StringComparison.Ordinal);
            var share = speaks && page.Contains("which is a", StringComparison.Ordinal) ? 0.9 : 0.49;
            return [('a', share), ('b', 0.98 - share), ('\n', 0.02)];
        });

        public ITokenizer OpenTokenizer(ModelUri uri, ModelOptions options) => ByteTokenizer.Instance;
    }

    private sealed class Noted(List<ProfileProgress> steps) : IProgress<ProfileProgress>
    {
        public void Report(ProfileProgress value) => steps.Add(value);
    }

    private sealed class Cancels(CancellationTokenSource source) : IProgress<ProfileProgress>
    {
        public void Report(ProfileProgress value) => source.Cancel();
    }
}
