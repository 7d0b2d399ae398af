using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;
using EigenFlux.Models.Decoding;

namespace EigenFlux.Fuzz.Targets;

/// <summary>The fixes of diagnostics.</summary>
internal sealed class FixTarget : FuzzTarget
{
    private const string Source = "source";

    public override string Name => "fixes";

    public override string Usage => "programs, mutated: each fix removes its diagnostic and adds no error, and applying one after another ends";

    public override int Share => 20;

    // Each fix is tried, and each try is a compilation.
    public override long MostBytes => 8 * Product.MostBytes;

    public override TimeSpan MostTime => 4 * Product.MostTime;

    public override FuzzInput Make(SeededRandom random)
    {
        var text = random.Pick(Corpus.Programs);
        return new FuzzInput(FuzzInput.Text(Source, random.OneIn(20) ? text : TextMutator.Mutate(text, Corpus.Programs, random)));
    }

    public override void Run(FuzzInput input) => FixRules.Check(input[Source]);
}
