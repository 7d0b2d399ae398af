using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Rendering.Explain;
using EigenFlux.Cli.Rendering.Page;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Compiler;
using EigenFlux.Scenes.Image;
using EigenFlux.Tests.Support;

namespace EigenFlux.Cli.Tests.Rendering;

/// <summary>An image that somebody forged and that is accepted can be drawn and explained.</summary>
public sealed class ForgedImageTests
{
    private static readonly int Changes = int.Parse(Environment.GetEnvironmentVariable("EFLUX_TEST_CHANGES") ?? "150", System.Globalization.CultureInfo.InvariantCulture);

    public static TheoryData<string> Programs => [HostilePrograms.Everything, HostilePrograms.Views, HostilePrograms.Coalition, HostilePrograms.Summary];

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_forged_image_is_refused_or_can_be_drawn(string program)
    {
        using var folder = new Folder();
        using var host = new FluxHost();
        folder.Write("s.eflux", program);
        var image = host.Compile(host.Load(folder["s.eflux"]), new CompileOptions()).Image!;
        var original = JsonNode.Parse(ImageSerializer.Write(image), documentOptions: new JsonDocumentOptions { MaxDepth = 4096 })!;

        // The plan is what is drawn.
        var plan = original["plan"]!;
        var faults = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var drawn = 0;
        for (var seed = 0; seed < Changes; seed++)
        {
            var random = new Random(seed);
            var forged = original.DeepClone();
            forged["plan"] = JsonMutations.Change(plan, random) is JsonObject changed ? changed : plan.DeepClone();
            try
            {
                Draw(ImageSerializer.Read(Encoding.UTF8.GetBytes(forged.ToJsonString(new JsonSerializerOptions { MaxDepth = 4096 }))));
                drawn++;
            }
            catch (FormatException refused) when (refused.TargetSite?.DeclaringType?.Namespace?.StartsWith("EigenFlux.Scenes.Image", StringComparison.Ordinal) == true)
            {
                // It is not drawn.
            }
            catch (Exception fault)
            {
                faults.TryAdd(Faults.Describe(fault), seed);
            }
        }

        faults.ShouldBeEmpty();
        drawn.ShouldBeGreaterThan(0);
    }

    private static void Draw(FluxImage image)
    {
        var facts = new PlanFacts(image);
        new MapText(new Ink(width: 100).Pen).Render(facts);
        MapPage.Of(facts, []);
        using var json = new Utf8JsonWriter(new MemoryStream());
        MapJson.Write(json, facts, []);
        foreach (var segment in facts.Segments)
        {
            new ExplanationText(new Ink().Pen).Render(new Explanation(facts, segment));
        }
    }
}
