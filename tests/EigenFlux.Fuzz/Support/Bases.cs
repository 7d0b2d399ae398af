using System.Text.Json.Nodes;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Fuzz.Support;

/// <summary>Images, traces and checkpoints of runs that are sound: what is mutated.</summary>
internal sealed class Bases
{
    private const int Programs = 24;
    private const ulong Seed = 20;

    private Bases()
    {
        for (var seed = Seed; Images.Count < Programs; seed++)
        {
            var program = Product.Load(RunnablePrograms.Make(new SeededRandom(seed)));
            if (program.HasErrors || Product.Compile(program).Image is not { } image)
            {
                continue;
            }

            Images.Add(JsonNode.Parse(ImageSerializer.Write(image))!);
            var kept = new List<Checkpoint>();
            var events = Product.Run(image, seed, checkpoints: new CheckpointOptions(checkpoint =>
            {
                kept.Add(checkpoint);
                return null;
            }) { Every = 6 });
            Checkpoints.AddRange(kept.Take(4));
            Traces.Add(System.Text.Encoding.UTF8.GetString(Support.Traces.Write(events)));
        }
    }

    /// <summary>The bases of this process.</summary>
    public static Bases Instance => Made.Value;

    public List<JsonNode> Images { get; } = [];

    public List<string> Traces { get; } = [];

    public List<Checkpoint> Checkpoints { get; } = [];

    private static readonly Lazy<Bases> Made = new(() => new Bases());
}
