using EigenFlux.Compiler.Profiles;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Compiler.Tests.Profiles;

public sealed class WeightsFileTests
{
    private static readonly MeasuredWorth Worth = new(7, 0.25, 0.1, 0.4);

    [Theory]
    [InlineData("play.eflux", "play.weights.json")]
    [InlineData("a/b.EFLUX", "a/b.weights.json")]
    [InlineData("plain", "plain.weights.json")]
    public void The_file_is_next_to_the_program(string program, string file) => WeightsFile.PathOf(program).ShouldBe(file);

    [Fact]
    public void What_is_written_is_read()
    {
        var file = new WeightsFile { Profiles = [Profile("a"), Profile("b") with { Recorded = "x.txt" }] };
        var again = WeightsFile.Read(file.Write());
        again.Write().ShouldBe(file.Write());
        again.Of("b")!.Recorded.ShouldBe("x.txt");
        again.Of("b")!.Definitions["Ada"].ShouldBe(new DefinitionProfile("key", Worth, 1.5));
        again.Of("c").ShouldBeNull();
    }

    [Fact]
    public void A_profile_replaces_the_one_of_its_model()
    {
        var file = new WeightsFile { Profiles = [Profile("a"), Profile("b")] }.With(Profile("a") with { Turns = 99 });
        file.Profiles.Count.ShouldBe(2);
        file.Of("a")!.Turns.ShouldBe(99);
        file.With(Profile("c")).Profiles.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("\"weight\": 1.5", "\"weight\": -1", "definitions.Ada.weight")]
    [InlineData("\"weight\": 1.5", "\"weight\": 1e9", "definitions.Ada.weight")]
    [InlineData("\"mean\": 1.2", "\"mean\": 1e300", "mean")]
    [InlineData("\"share\": 0.1", "\"share\": 1.1", "present.share")]
    [InlineData("\"power\": 1.8", "\"power\": 0", "brief.power")]
    [InlineData("\"scale\": 1.3", "\"scale\": -0.1", "story.scale")]
    [InlineData("\"tokens\": 90", "\"tokens\": 0", "story.tokens")]
    [InlineData("\"power\": 2,", "\"power\": 99,", "story.power")]
    public void A_number_outside_of_its_limits_is_refused(string part, string other, string name)
    {
        var text = System.Text.Encoding.UTF8.GetString(new WeightsFile { Profiles = [Profile("a")] }.Write());
        text.ShouldContain(part);
        var refused = Should.Throw<FormatException>(() => WeightsFile.Read(System.Text.Encoding.UTF8.GetBytes(text.Replace(part, other))));
        refused.Message.ShouldStartWith(name);
    }

    [Fact]
    public void An_image_keeps_its_weights_and_is_refused_with_impossible_ones()
    {
        var image = Programs.Image("character Ada { brief \"Ada.\" }\nscene Main() { window 400 tokens, reserve 20 cast Ada Ada -> a until 4 tokens }");
        ImageSerializer.Write(image).AsSpan().IndexOf("\"weights\""u8).ShouldBe(-1);
        var weighed = image with { Weights = Profile("a").WeightsOf(image.Characters) };
        var read = ImageSerializer.Read(ImageSerializer.Write(weighed)).Weights!;
        read.Of("Ada").ShouldBe(1.2); // The key is of another text.
        read.Story.ShouldBe(new StoryWorth(1.3, 90, 2));
        foreach (var wrong in (LayoutWeights[])
            [
                read with { Present = 2 }, read with { LevelPower = double.NaN }, read with { Story = read.Story with { Scale = -1 } },
                read with { Definitions = new Dictionary<string, double> { ["Ada"] = 1e9 } },
            ])
        {
            Should.Throw<FormatException>(() => ImageSerializer.Read(ImageSerializer.Write(image with { Weights = wrong }))).Message.ShouldContain("weights.");
        }
    }

    [Fact]
    public void A_key_follows_every_text_of_a_definition()
    {
        string[] definitions =
        [
            "brief \"Ada.\"", "brief \"Ada!\"", "full \"Ada.\"", "brief \"Ada.\" voice \"low\"", "brief \"Ada.\" fact \"tall\"", "brief \"Ada.\" line \"Yes.\"",
            "brief \"Ada.\" line \"No.\"",
        ];
        var keys = definitions.Select(text => ModelProfile.KeyOf(
            Programs.Image($"character Ada {{ {text} }}\nscene Main() {{ window 400 tokens, reserve 20 cast Ada Ada -> a until 4 tokens }}").Characters["Ada"])).ToList();
        keys.Distinct().Count().ShouldBe(definitions.Length);
        keys.ShouldAllBe(key => key.Length == 16);
    }

    private static ModelProfile Profile(string fingerprint) => new()
    {
        Model = "model:" + fingerprint,
        Fingerprint = fingerprint,
        Scene = "Main",
        Seed = 1,
        Runs = 2,
        Turns = 30,
        Tokens = 400,
        Mean = 1.2,
        Definitions = new Dictionary<string, DefinitionProfile> { ["Ada"] = new("key", Worth, 1.5) },
        Present = new PresentProfile(Worth, 0.1),
        Brief = new LevelProfile(Worth, 1.8),
        Story = new StoryProfile(1.3, 90, 2, [new StoryProfile.Point(0, Worth)]),
    };
}
