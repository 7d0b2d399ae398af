using System.Globalization;
using System.Text;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Fuzz.Targets;

/// <summary>Running, and the trace of a run.</summary>
internal sealed class RunTarget : FuzzTarget
{
    private const string Source = "source";
    private const string Seed = "seed";

    public override string Name => "run";

    public override string Usage => "programs on four small models: a run ends with its one end, is the same again, and its trace gives its events back";

    public override int Share => 20;

    public override long MostBytes => Product.MostBytes;

    public override TimeSpan MostTime => Product.MostTime;

    public override FuzzInput Make(SeededRandom random)
    {
        var text = random.OneIn(12) ? random.Pick(Corpus.Programs) : RunnablePrograms.Make(random);
        text = random.OneIn(3) ? TextMutator.MutateNumbers(text, random, 10) : text;
        return new FuzzInput(FuzzInput.Text(Source, text), FuzzInput.Fixed(Seed, random.NextInt32(1000).ToString(CultureInfo.InvariantCulture)));
    }

    public override void Run(FuzzInput input)
    {
        var program = Product.Load(input[Source]);
        if (program.HasErrors || Product.Compile(program).Image is not { } image)
        {
            return;
        }

        var seed = ulong.Parse(input[Seed], CultureInfo.InvariantCulture);
        var trace = Traces.Write(Product.Run(image, seed));
        Traces.CheckReads(trace);
        if (seed % 8 == 0)
        {
            BrokenRuleException.Require(
                Traces.Write(Product.Run(image, seed)).AsSpan().SequenceEqual(trace), "a run is the same for the same seed", () => Encoding.UTF8.GetString(trace));
        }
    }
}
