using System.Text;
using System.Text.Json.Nodes;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;
using EigenFlux.Models.Decoding;

namespace EigenFlux.Fuzz.Targets;

/// <summary>Traces that were changed, as <c>replay</c> reads them.</summary>
internal sealed class TraceTarget : FuzzTarget
{
    private const int MostLines = 60;
    private const string Trace = "trace";

    public override string Name => "trace";

    public override string Usage => "traces changed line by line: diagnostics, or a run whose page-states can be asked for";

    public override int Share => 150;

    public override FuzzInput Make(SeededRandom random)
    {
        var lines = random.Pick(Bases.Instance.Traces).Split('\n').Take(1 + random.NextInt32(MostLines)).ToList();
        for (var changes = random.Small(4); changes >= 0 && lines.Count > 0; changes--)
        {
            var at = random.NextInt32(lines.Count);
            switch (random.NextInt32(8))
            {
                case 0 when at > 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(random.NextInt32(lines.Count + 1), lines[at]);
                    break;
                case 2:
                    lines[at] = TextMutator.Mutate(lines[at], lines, random);
                    break;
                case 3:
                    var other = random.NextInt32(lines.Count);
                    (lines[at], lines[other]) = (lines[other], lines[at]);
                    break;
                default:
                    lines[at] = Change(lines[at], random);
                    break;
            }
        }

        return new FuzzInput(FuzzInput.Text(Trace, string.Join('\n', lines)));
    }

    public override void Run(FuzzInput input)
    {
        var read = FluxHost.ReadTrace("trace", new MemoryStream(Encoding.UTF8.GetBytes(input[Trace])));
        Product.CheckDiagnostics(read.Diagnostics);
        BrokenRuleException.Require(read.Trajectory is not null || read.Diagnostics.Count > 0, "a trace is read, or there is a reason", () => "");
        if (read.Trajectory is { } trajectory)
        {
            Traces.CheckMoments(trajectory);
        }
    }

    private static string Change(string line, SeededRandom random)
    {
        try
        {
            if (JsonNode.Parse(line) is JsonObject json)
            {
                JsonMutator.Mutate(json, random);
                return json.ToJsonString();
            }
        }
        catch (Exception broken) when (broken is System.Text.Json.JsonException or ArgumentException)
        {
            // An earlier change has broken it.
        }

        return line;
    }
}
