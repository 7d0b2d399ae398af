using System.Text.Json;
using System.Text.Json.Nodes;
using EigenFlux.Compiler;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Hostile;

/// <summary>An image that somebody forged is refused or runs: it never ends in a fault of the program.</summary>
public sealed class ImageMutationTests : IDisposable
{
    private static readonly int Changes = int.Parse(Environment.GetEnvironmentVariable("EFLUX_TEST_CHANGES") ?? "120", System.Globalization.CultureInfo.InvariantCulture);

    private readonly Workshop workshop = new();

    /// <summary>Every example, and programs with what no example has.</summary>
    public static TheoryData<string> Programs =>
    [
        .. ExamplesTests.Examples,
        "everything", "views", "typed", "coalition", "watch", "summary",
    ];

    public void Dispose() => workshop.Dispose();

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_forged_image_is_refused_or_runs(string program)
    {
        var image = Compile(program);
        var original = JsonNode.Parse(ImageSerializer.Write(image), documentOptions: new JsonDocumentOptions { MaxDepth = 4096 })!;
        ImageSerializer.Read(ImageSerializer.Write(image)).Scene.ShouldBe(image.Scene);
        var (refused, run) = (0, 0);
        var faults = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < Changes; seed++)
        {
            var forged = JsonMutations.Change(original, new Random(seed)).ToJsonString(new JsonSerializerOptions { MaxDepth = 4096 });
            FluxImage read;
            try
            {
                read = ImageSerializer.Read(System.Text.Encoding.UTF8.GetBytes(forged));
            }
            catch (FormatException)
            {
                refused++;
                continue;
            }

            run++;
            try
            {
                var recorded = await workshop.RunAsync(read, new RunOptions
                {
                    Seed = 7, MaximumTokens = 60, MaximumSteps = 2_000, Person = new Visitor(),
                });
                recorded.Done.Seed.ShouldBe(7UL);
            }
            catch (Exception fault)
            {
                faults.TryAdd(Faults.Describe(fault), seed);
            }
        }

        faults.ShouldBeEmpty();
        refused.ShouldBeGreaterThan(0);
        run.ShouldBeGreaterThan(0);
    }

    private FluxImage Compile(string program)
    {
        var source = program switch
        {
            "everything" => HostilePrograms.Everything,
            "views" => HostilePrograms.Views,
            "typed" => HostilePrograms.Typed,
            "coalition" => HostilePrograms.Coalition,
            "watch" => HostilePrograms.Watch,
            "summary" => HostilePrograms.Summary,
            _ => null,
        };
        if (source is not null)
        {
            return workshop.Image(source);
        }

        using var host = new FluxHost(new FluxHostOptions { BaseFolder = Path.Combine(RealModel.Root, "examples"), Threads = 1 });
        return host.Compile(host.Load(program), new CompileOptions()).Image!;
    }

    private sealed class Visitor : IPerson
    {
        private int asked;

        public ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation) =>
            ValueTask.FromResult(PersonAnswer.Of(asked++ < 3 ? "Who is there?" : null));
    }
}
