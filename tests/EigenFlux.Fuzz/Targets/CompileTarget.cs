using EigenFlux.Compiler.Reviews;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;
using EigenFlux.Models.Decoding;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Fuzz.Targets;

/// <summary>Compiling: lowering, planning, layout, the image.</summary>
internal sealed class CompileTarget : FuzzTarget
{
    private const string Source = "source";

    public override string Name => "compile";

    public override string Usage => "valid programs with other numbers: an image or errors; an image is read as it was written";

    public override int Share => 20;

    public override long MostBytes => Product.MostBytes;

    public override TimeSpan MostTime => Product.MostTime;

    public override FuzzInput Make(SeededRandom random)
    {
        var text = random.OneIn(10) ? random.Pick(Corpus.Programs) : RunnablePrograms.Make(random);
        text = random.OneIn(3) ? text : TextMutator.MutateNumbers(text, random, 8);
        return new FuzzInput(FuzzInput.Text(Source, random.OneIn(8) ? TextMutator.Mutate(text, Corpus.Programs, random) : text));
    }

    public override void Run(FuzzInput input)
    {
        var program = Product.Load(input[Source]);
        if (program.HasErrors)
        {
            return;
        }

        Product.CheckDiagnostics(ProgramReview.Review(program, TargetRegistry.Builtin).Diagnostics);
        if (Product.Compile(program).Image is { } image)
        {
            var written = ImageSerializer.Write(image);
            BrokenRuleException.Require(
                ImageSerializer.Write(ImageSerializer.Read(written)).AsSpan().SequenceEqual(written), "an image is read as it was written", () => "");
        }
    }
}
