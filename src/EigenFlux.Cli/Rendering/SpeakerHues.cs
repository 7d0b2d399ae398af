using EigenFlux.Cli.Terminal;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Rendering;

/// <summary>Gives each character a colour: the cast in its order, and others as they come.</summary>
internal sealed class SpeakerHues
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>The colours of an image's scene; the same in its map and in its run.</summary>
    public SpeakerHues(FluxImage image)
    {
        foreach (var entry in image.Scenes[image.Scene].Cast)
        {
            if (entry.Who is Expression.Constant { Value: FluxValue.Character who })
            {
                _ = Of(who.Id);
            }
        }
    }

    public SpeakerHues()
    {
    }

    /// <summary>The colour, one of the 256.</summary>
    public int Of(string character)
    {
        if (!numbers.TryGetValue(character, out var number))
        {
            number = numbers[character] = numbers.Count;
        }

        return Style.HueOf(number);
    }
}
