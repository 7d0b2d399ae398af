using System.Text.Json.Nodes;
using EigenFlux.Compiler;
using EigenFlux.Compiler.Profiles;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;
using EigenFlux.Models.Decoding;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Fuzz.Targets;

/// <summary>Measured weights next to a program.</summary>
internal sealed class WeightsTarget : FuzzTarget
{
    private const string Content = "file";

    private const string Program = """
        character Ada { brief "Ada." full "Ada, who measures the rain and tells nobody." }
        character Bea { brief "Bea, who waits." }
        scene Main() {
          window 120 tokens, reserve 10
          cast Ada, Bea
          enter Bea
          repeat 6 { Ada -> a until 6 tokens Bea -> b until 6 tokens }
        }
        """;

    private static readonly string File = $$$"""
        {"format": "eigenflux-weights", "version": 1, "profiles": [{"model": "m", "fingerprint": "{{{Fingerprint}}}", "scene": "Main", "seed": 1, "runs": 1, "turns": 9,
        "tokens": 90, "mean": 1.2, "definitions": {"Ada": {"text": "0123456789abcdef", "worth": {"turns": 4, "nats": 0.2, "low": 0.1, "high": 0.3}, "weight": 1.4}},
        "present": {"worth": {"turns": 4, "nats": 0.2, "low": 0.1, "high": 0.3}, "share": 0.1}, "brief": {"worth": {"turns": 0, "nats": 0, "low": 0, "high": 0}, "power": 1.8},
        "story": {"scale": 1.28, "tokens": 96, "power": 2, "missing": []}, "pins": {}}]}
        """;

    public override string Name => "weights";

    public override string Usage => "measured weights, changed: a FormatException on reading, or a plan with a finite cost";

    public override int Share => 50;

    public override long MostBytes => Product.MostBytes;

    public override TimeSpan MostTime => Product.MostTime;

    private static string Fingerprint => FuzzModels.Instance.Describe(new("", CompileOptions.DefaultModel, ".", new(), null)).Info.Fingerprint;

    public override FuzzInput Make(SeededRandom random)
    {
        if (random.OneIn(4))
        {
            return new FuzzInput(FuzzInput.Text(Content, TextMutator.Mutate(File, [File], random)));
        }

        if (random.OneIn(2))
        {
            return new FuzzInput(FuzzInput.Text(Content, TextMutator.MutateNumbers(File, random, 8)));
        }

        var json = JsonNode.Parse(File)!;
        JsonMutator.Mutate(json, random);
        return new FuzzInput(FuzzInput.Text(Content, json.ToJsonString()));
    }

    public override void Run(FuzzInput input)
    {
        WeightsFile file;
        try
        {
            file = WeightsFile.Read(System.Text.Encoding.UTF8.GetBytes(input[Content]));
        }
        catch (FormatException)
        {
            return;
        }

        var result = Product.Compile(Product.Load(Program), new CompileOptions { Profiles = file });
        BrokenRuleException.Require(result.Image is not null, "weights do not refuse a program", () => string.Join('\n', result.Diagnostics));
        BrokenRuleException.Require(double.IsFinite(result.Image!.Plan.Cost), "the cost is finite", () => "");
        ImageSerializer.Read(ImageSerializer.Write(result.Image));
    }
}
