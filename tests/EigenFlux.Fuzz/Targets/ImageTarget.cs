using System.Text;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;
using EigenFlux.Models.Decoding;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Fuzz.Targets;

/// <summary>Images that were changed: read, and run if they can be read.</summary>
internal sealed class ImageTarget : FuzzTarget
{
    private const string Image = "image";

    public override string Name => "image";

    public override string Usage => "images changed node by node: refused when they are read, or run to an end";

    public override int Share => 20;

    public override long MostBytes => Product.MostBytes;

    public override TimeSpan MostTime => Product.MostTime;

    public override FuzzInput Make(SeededRandom random)
    {
        var json = random.Pick(Bases.Instance.Images).DeepClone();
        JsonMutator.Mutate(json, random);
        var text = json.ToJsonString();
        return new FuzzInput(FuzzInput.Json(Image, random.OneIn(20) ? TextMutator.Mutate(text, [text], random) : text));
    }

    public override void Run(FuzzInput input)
    {
        FluxImage image;
        try
        {
            image = ImageSerializer.Read(Encoding.UTF8.GetBytes(input[Image]));
        }
        catch (FormatException)
        {
            return;
        }

        Product.Run(image, 1);
    }
}
